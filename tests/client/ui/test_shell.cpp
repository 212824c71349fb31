// The frame: pages, history, language, actions, search box, status, names for screen readers.
#include <QApplication>
#include <QMenu>
#include <QTranslator>
#include <QtTest>

#include "client/ui/shell/command_palette.h"
#include "client/ui/shell/main_window.h"
#include "client/ui/shell/status_chip.h"
#include "client/ui/theme/theme.h"
#include "tests/support/client/demo_page.h"

using namespace myspike;
using namespace myspike::ui;

namespace {

/// Marks whatever went through translation, so that fixed text shows.
class PseudoTranslator final : public QTranslator
{
public:
    explicit PseudoTranslator(QString mark) : m_mark(std::move(mark)) {}
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        const QByteArray name(context);
        return name == "ui" || name == "shell" ? m_mark + QString::fromUtf8(source) : QString();
    }

private:
    QString m_mark;
};

QStringList visibleTexts(const QWidget& root)
{
    QStringList texts;
    for (const auto* label : root.findChildren<Label*>()) {
        if (!label->message().context.empty()) {
            texts << label->text();
        }
    }
    for (const auto* button : root.findChildren<QAbstractButton*>()) {
        if (button->objectName().startsWith(QStringLiteral("shell.user"))) {
            continue;
        }
        if (button->objectName().contains(QStringLiteral("shell.")) ||
            button->objectName().startsWith(QStringLiteral("demo."))) {
            texts << (button->text().isEmpty() ? button->accessibleName() : button->text());
        }
    }
    return texts;
}

} // namespace

class TestShell final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void opensSectionsOnceAndWalksBackAndForward();
    void aPageThatRefusesIsNotLeft();
    void closingAPageBringsBackTheOneBefore();
    void everyTextFollowsTheLanguageTwice();
    void everyIconButtonHasAName();
    void shortcutsDoNotCollide();
    void searchFindsActionsPagesAndTellsWhyNot();
    void staleAnswersAreDropped();
    void whatComesLateLeavesTheSearchBoxAlone();
    void statusIsSaidInWords();
    void everyActionStandsInTheMenu();
    void sessionIsPutBack();
    void fitsTheSmallScreenInLargeText();
    void navigationGivesItsRoomToTheWorkInHand();
    void navigationWorksWithoutAMouse();

private:
    test::DemoPage* page() { return static_cast<test::DemoPage*>(m_window->currentPage()); }

    platform::DarkMode m_desktop;
    FixedClock m_clock{*Instant::parse("2026-11-24T06:05:00Z")};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
};

void TestShell::init()
{
    m_theme = std::make_unique<Theme>(*qApp, m_desktop);
    m_language = std::make_unique<Language>(*qApp, Tongue::English);
    m_window = std::make_unique<MainWindow>(*m_theme, *m_language);
    for (const SectionSpec& section : test::demoSections()) {
        m_window->addSection(
            section, [this, title = section.title] { return new test::DemoPage(m_clock, title); });
    }
    m_window->setUser({QStringLiteral("Aina"), msg("ui", "Signed.")});
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QVERIFY(m_window->showSection(QStringLiteral("one")));
}

void TestShell::cleanup()
{
    m_window.reset();
    m_language.reset();
    m_theme.reset();
    QTRY_VERIFY(QApplication::topLevelWidgets().isEmpty());
}

void TestShell::opensSectionsOnceAndWalksBackAndForward()
{
    auto* first = page();
    QVERIFY(first->refreshedTimes == 1 && first->retranslatedTimes == 1);
    QVERIFY(m_window->showSection(QStringLiteral("two")));
    QVERIFY(page() != first);
    QVERIFY(!m_window->showSection(QStringLiteral("nowhere")));
    QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(page(), first);
    QVERIFY(m_window->canGoForward());
    m_window->goForward();
    QVERIFY(m_window->showSection(QStringLiteral("one")));
    QCOMPARE(page(), first);
    QCOMPARE(m_window->openPages().size(), 2);
    QCOMPARE(first->refreshedTimes, 1);
    m_window->markPagesStale();
    QCOMPARE(first->refreshedTimes, 2);
    QVERIFY(m_window->showSection(QStringLiteral("two")));
    QCOMPARE(page()->refreshedTimes, 2);
}

void TestShell::aPageThatRefusesIsNotLeft()
{
    page()->mayLeave = false;
    auto* first = page();
    QVERIFY(!m_window->showSection(QStringLiteral("two")));
    QCOMPARE(page(), first);
    QVERIFY(!m_window->close());
    page()->mayLeave = true;
    QVERIFY(m_window->showSection(QStringLiteral("two")));
}

void TestShell::closingAPageBringsBackTheOneBefore()
{
    auto* first = page();
    QVERIFY(m_window->openPage(QStringLiteral("visit:1"), QStringLiteral("two"), [this] {
        return new test::DemoPage(m_clock, msg("shell", "Page"));
    }));
    QPointer<Page> visit = m_window->currentPage();
    QVERIFY(visit != first);
    Q_EMIT visit->closeRequested();
    QCOMPARE(page(), first);
    QTRY_VERIFY(visit.isNull());
    QVERIFY(!m_window->canGoBack());
    QVERIFY(!m_window->canGoForward());
}

void TestShell::everyTextFollowsTheLanguageTwice()
{
    PseudoTranslator one(QStringLiteral("«"));
    PseudoTranslator two(QStringLiteral("»"));
    for (auto* translator : {&one, &two}) {
        const QString mark = translator == &one ? QStringLiteral("«") : QStringLiteral("»");
        QVERIFY(QCoreApplication::installTranslator(translator));
        QCoreApplication::processEvents();
        const QStringList texts = visibleTexts(*m_window);
        QVERIFY(texts.size() > 20);
        for (const QString& text : texts) {
            QVERIFY2(text.startsWith(mark), qPrintable(text));
        }
        QVERIFY(m_window->searchBox().placeholderText().startsWith(mark));
        QVERIFY(page()->title().startsWith(mark));
        QVERIFY(m_window->windowTitle().startsWith(mark));
        for (const QAction* action : m_window->actions().all()) {
            QVERIFY2(action->text().startsWith(mark), qPrintable(action->text()));
        }
        QCoreApplication::removeTranslator(translator);
        QCoreApplication::processEvents();
    }
    const auto saveButtonSays = [this](const QString& text) {
        for (const auto* button : m_window->findChildren<QAbstractButton*>()) {
            if (button->objectName() == QStringLiteral("shell.header.demo.save") &&
                button->isVisible()) {
                return button->text() == text;
            }
        }
        return false;
    };
    m_language->choose(Tongue::Malay);
    QTRY_VERIFY(saveButtonSays(QStringLiteral("Simpan")));
    m_language->choose(Tongue::English);
    QTRY_VERIFY(saveButtonSays(QStringLiteral("Save")));
}

void TestShell::everyIconButtonHasAName()
{
    int seen = 0;
    for (const auto* button : m_window->findChildren<QToolButton*>()) {
        // Qt's own inside spin boxes, tool bars and fields.
        if (button->objectName().startsWith(QStringLiteral("qt_"))) {
            continue;
        }
        ++seen;
        QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                 qPrintable(button->objectName()));
        QVERIFY2(!button->objectName().isEmpty(), "a tool button has no object name");
        QVERIFY2(!button->isVisible() || (button->height() >= 32 && button->width() >= 32),
                 qPrintable(button->objectName()));
    }
    QVERIFY(seen >= 6);
}

void TestShell::shortcutsDoNotCollide()
{
    QVERIFY(m_window->actions().conflicts(&page()->acts()).isEmpty());
    ActionRegistry other(m_window.get());
    other.add({QStringLiteral("x.one"), words::kOpen, {}, QKeySequence(Qt::CTRL | Qt::Key_K), {}},
              [] {});
    const auto found = m_window->actions().conflicts(&other);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().second, QStringLiteral("x.one"));
}

void TestShell::searchFindsActionsPagesAndTellsWhyNot()
{
    CommandPalette& box = m_window->searchBox();
    QSignalSpy settled(&box, &CommandPalette::settled);
    page()->field->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(box.hasFocus());
    QTRY_COMPARE(settled.count(), 1);
    QVERIFY(box.isOpen());
    QTest::keyClicks(&box, QStringLiteral(">sav"));
    QTRY_VERIFY(!box.hits().isEmpty() && box.hits().first().id == QStringLiteral("demo.save"));
    QCOMPARE(box.hits().first().shortcut, QKeySequence(Qt::CTRL | Qt::Key_S));
    auto* current = page();
    QTest::keyClick(&box, Qt::Key_Return);
    QCOMPARE(current->savedTimes, 1);
    QVERIFY(!box.isOpen());
    QTRY_VERIFY(current->field->hasFocus());

    box.open(QStringLiteral(">try again"));
    QTRY_COMPARE(box.hits().size(), 1);
    QCOMPARE(box.hits().first().whyDisabled, QStringLiteral("Signed."));
    QTest::keyClick(&box, Qt::Key_Return);
    QVERIFY(box.isOpen());
    QTest::keyClick(&box, Qt::Key_Escape);
    QVERIFY(!box.isOpen());

    box.open(QStringLiteral("all act"));
    QTRY_COMPARE(box.hits().size(), 2);
    QCOMPARE(box.hits().first().id, QStringLiteral("three"));
    QTest::keyClick(&box, Qt::Key_Return);
    QVERIFY(page() != current);
}

void TestShell::staleAnswersAreDropped()
{
    class SlowSource final : public PaletteSource
    {
    public:
        QChar prefix() const override { return QLatin1Char('#'); }
        QFuture<QList<PaletteHit>> find(const QString& text, int) override
        {
            asked.append(text);
            promises.push_back(std::make_shared<QPromise<QList<PaletteHit>>>());
            promises.back()->start();
            return promises.back()->future();
        }
        void answer(std::size_t i)
        {
            PaletteHit hit;
            hit.id = asked[int(i)];
            hit.title = hit.id;
            promises[i]->addResult(QList<PaletteHit>{hit});
            promises[i]->finish();
        }
        QStringList asked;
        std::vector<std::shared_ptr<QPromise<QList<PaletteHit>>>> promises;
    };
    auto made = std::make_unique<SlowSource>();
    SlowSource& source = *made;
    CommandPalette& box = m_window->searchBox();
    box.addSource(std::move(made));
    box.open(QStringLiteral("#13"));
    QTest::keyClicks(&box, QStringLiteral("1"));
    QCOMPARE(source.asked, (QStringList{QStringLiteral("13"), QStringLiteral("131")}));
    source.answer(1);
    QTRY_COMPARE(box.hits().size(), 1);
    source.answer(0);
    QCoreApplication::processEvents();
    QCOMPARE(box.hits().size(), 1);
    QCOMPARE(box.hits().first().id, QStringLiteral("131"));
    box.close();
}

void TestShell::whatComesLateLeavesTheSearchBoxAlone()
{
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    page()->takeFocusIfFree();
    QVERIFY(page()->isAncestorOf(QApplication::focusWidget()));
    m_window->searchBox().open();
    page()->takeFocusIfFree(); // what was read for the page is here now
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&m_window->searchBox()));
    m_window->searchBox().close();
    // A button that goes away by its own act leaves the keyboard on the page.
    page()->field->setFocus();
    page()->field->hide();
    QTRY_VERIFY(page()->isAncestorOf(QApplication::focusWidget()));
}

void TestShell::statusIsSaidInWords()
{
    auto* chip = m_window->findChild<StatusChip*>();
    QVERIFY(chip != nullptr);
    QCOMPARE(chip->text(), QStringLiteral("Synchronised"));
    m_window->setSyncStatus({.waiting = 3, .offlineSince = m_clock.now()});
    QCOMPARE(chip->text(), QStringLiteral("Offline since 14:05 · 3 waiting"));
    // Photographs that nobody has yet are told without a line too.
    m_window->setSyncStatus({.waiting = 3, .photos = 2, .offlineSince = m_clock.now()});
    QCOMPARE(chip->text(), QStringLiteral("Offline since 14:05 · 3 waiting, 2 photos"));
    m_window->setSyncStatus({.photos = 2, .offlineSince = m_clock.now()});
    QCOMPARE(chip->text(), QStringLiteral("Offline since 14:05 · 2 photos waiting"));
    m_window->setSyncStatus({.waiting = 3, .refused = 2, .conflicts = 1});
    QCOMPARE(chip->text(), QStringLiteral("2 refused · 1 to decide"));
    m_language->choose(Tongue::Malay);
    QTRY_COMPARE(chip->text(), QStringLiteral("2 ditolak · 1 perlu diputuskan"));
    auto* button = chip->findChild<QAbstractButton*>();
    QTRY_COMPARE(button->accessibleName(), chip->text());
    QSignalSpy clicked(m_window.get(), &MainWindow::statusRequested);
    QTest::keyClick(button, Qt::Key_Return);
    QCOMPARE(clicked.count(), 1);
}

void TestShell::everyActionStandsInTheMenu()
{
    auto* menu = m_window->findChild<QMenu*>(QStringLiteral("shell.menu"));
    QVERIFY(menu != nullptr);
    Q_EMIT menu->aboutToShow();
    QSet<QAction*> inMenu;
    for (const QAction* group : menu->actions()) {
        for (QAction* action : group->menu()->actions()) {
            inMenu.insert(action);
        }
    }
    for (QAction* action : m_window->actions().all() + page()->acts().all()) {
        QVERIFY2(inMenu.contains(action), qPrintable(action->objectName()));
    }
}

void TestShell::sessionIsPutBack()
{
    QVERIFY(m_window->showSection(QStringLiteral("two")));
    page()->field->setText(QStringLiteral("here I was"));
    const QJsonObject session = m_window->saveSession();
    QCOMPARE(session.value(QStringLiteral("page")).toString(), QStringLiteral("two"));
    m_window.reset();
    m_window = std::make_unique<MainWindow>(*m_theme, *m_language);
    for (const SectionSpec& section : test::demoSections()) {
        m_window->addSection(
            section, [this, title = section.title] { return new test::DemoPage(m_clock, title); });
    }
    m_window->restoreSession(session);
    QCOMPARE(page()->field->text(), QStringLiteral("here I was"));
    QCOMPARE(page()->title(), QStringLiteral("Synchronise now"));
}

void TestShell::fitsTheSmallScreenInLargeText()
{
    m_language->choose(Tongue::Malay);
    m_theme->setTextPercent(125);
    m_window->setSyncStatus({.waiting = 333, .photos = 88, .offlineSince = m_clock.now()});
    m_window->resize(1366, 768);
    QCoreApplication::processEvents();
    QVERIFY2(m_window->minimumSizeHint().width() <= 1366,
             qPrintable(QString::number(m_window->minimumSizeHint().width())));
    QVERIFY2(m_window->minimumSizeHint().height() <= 768,
             qPrintable(QString::number(m_window->minimumSizeHint().height())));
    m_theme->setTextPercent(100);
}

void TestShell::navigationGivesItsRoomToTheWorkInHand()
{
    const auto* bar = m_window->findChild<NavigationBar*>(QStringLiteral("shell.nav"));
    const auto openRecord = [this] {
        m_window->openPage(QStringLiteral("record"), QStringLiteral("one"),
                           [this] { return new test::DemoPage(m_clock, msg("ui", "Signed.")); });
    };
    m_window->resize(1366, 768);
    openRecord();
    QVERIFY(!bar->isFolded());
    m_theme->setTextPercent(125);
    QCoreApplication::processEvents();
    QVERIFY(bar->isFolded());
    QCOMPARE(m_window->saveSession().value(QStringLiteral("folded")).toBool(), false);
    // A list keeps the names beside it, and so does whoever asks for them.
    m_window->showSection(QStringLiteral("one"));
    QVERIFY(!bar->isFolded());
    openRecord();
    QVERIFY(bar->isFolded());
    m_window->actions().action(QStringLiteral("shell.fold"))->trigger();
    QVERIFY(!bar->isFolded());
    m_window->resize(1900, 900);
    QVERIFY(!bar->isFolded());
    m_theme->setTextPercent(100);
}

void TestShell::navigationWorksWithoutAMouse()
{
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    auto* first = m_window->findChild<QAbstractButton*>(QStringLiteral("shell.nav.one"));
    QVERIFY(first->hasFocus());
    QTest::keyClick(first, Qt::Key_Down);
    auto* second = m_window->findChild<QAbstractButton*>(QStringLiteral("shell.nav.two"));
    QVERIFY(second->hasFocus());
    auto* before = page();
    QTest::keyClick(second, Qt::Key_Space);
    QVERIFY(page() != before);
    QVERIFY(page()->isAncestorOf(QApplication::focusWidget()));
}

QTEST_MAIN(TestShell)
#include "test_shell.moc"
