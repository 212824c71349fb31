#include <QtTest>

#include "shared/base/result.h"
#include "shared/base/text.h"

using namespace myspike;

namespace {
Result<int> half(int n)
{
    if (n % 2 != 0) {
        return Fault::invalid(Text(msg("test", "%1 is odd."), {n}), "T-R1");
    }
    return n / 2;
}

Status halvesTwice(int n, int& out)
{
    MYSPIKE_TRY(half(n));
    auto once = half(n);
    MYSPIKE_TRY(half(*once));
    out = *half(*once);
    return okStatus();
}
} // namespace

class TestText : public QObject
{
    Q_OBJECT
private slots:
    void fillsPlaceholdersOnce()
    {
        QCOMPARE(fillIn("%2 of %1", {"a", "b"}), std::string("b of a"));
        QCOMPARE(fillIn("%1 and %1", {"%2", "x"}), std::string("%2 and %2"));
        QCOMPARE(fillIn("100%, %0, %3, %", {"a"}), std::string("100%, %0, %3, %"));
        QCOMPARE(fillIn("%12", {"a"}), std::string("a2"));
        QCOMPARE(fillIn("", {"a"}), std::string());
    }
    void holdsArgumentsOfEveryKind()
    {
        const std::size_t size = 7;
        const Text text(msg("test", "%1 %2 %3 %4 %5"),
                        {-3, size, 4U, std::string_view("x"), msg("state", "Kedah")});
        QCOMPARE(text.english(), std::string("-3 7 4 x Kedah"));
        QCOMPARE(text.args[4].context, std::string("state"));
        QCOMPARE(text.args[3].context, std::string());
        QVERIFY(Text().empty());
        QVERIFY(text == Text(text));
        QVERIFY(text != Text(msg("test", "%1 %2 %3 %4 %5")));
    }
    void faultsCarryTheirCodeOverTheWire()
    {
        for (int i = 0; i <= static_cast<int>(FaultCode::Internal); ++i) {
            const auto code = static_cast<FaultCode>(i);
            QVERIFY(faultCodeFromString(toString(code)) == code);
        }
        QVERIFY(!faultCodeFromString("").has_value());
        QVERIFY(!faultCodeFromString("Invalid").has_value());
        QCOMPARE(toString(FaultCode::RateLimited), "rate_limited");
    }
    void resultsReturnEarly()
    {
        int out = 0;
        QVERIFY(halvesTwice(12, out).ok());
        QCOMPARE(out, 3);
        const auto odd = halvesTwice(6, out);
        QVERIFY(!odd.ok());
        QCOMPARE(odd.fault().forUser.english(), std::string("3 is odd."));
        QCOMPARE(odd.fault().rule, std::string("T-R1"));
        QCOMPARE(half(3).valueOr(9), 9);
        QCOMPARE(half(8).valueOr(9), 4);
        QVERIFY(!Fault::internal("x").forUser.empty());
    }
};

QTEST_GUILESS_MAIN(TestText)
#include "test_text.moc"
