#include "client/modules/documents/letter_renderer.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTranslator>

#include "client/ui/print/document_words.h"
#include "shared/modules/users/fields.h"
#include "shared/modules/verification/fields.h"

namespace myspike::documents {

namespace {

using print::Language;

/// The Malay sentences, held beside whatever translator the windows have installed.
const QTranslator& malaySentences()
{
    static const auto sentences = [] {
        auto t = std::make_unique<QTranslator>();
        (void)t->load(QStringLiteral(":/i18n/myspike_ms.qm"));
        return t;
    }();
    return *sentences;
}

QString wordFor(const char* context, const char* source, Language language)
{
    if (language == Language::Malay) {
        const QString malay = malaySentences().translate(context, source);
        if (!malay.isEmpty()) {
            return malay;
        }
    }
    return QString::fromUtf8(source);
}

template <class E> QString labelOfCode(const QString& code, Language language)
{
    const auto value = FieldCodec<E>::from(Value(code.toStdString()));
    return value ? inLanguage(labelOf(*value), language) : code;
}

/// What a slip counts, by the code that the visit's command froze.
QString slipTotal(const QString& code, Language language)
{
    static const std::map<QString, Msg> words{
        {QStringLiteral("trainees"), msg("visit_slip", "Trainees in the group")},
        {QStringLiteral("identities"), msg("visit_slip", "Identities that match")},
        {QStringLiteral("sample"), msg("visit_slip", "Trainees in the sample")},
        {QStringLiteral("observations"), msg("visit_slip", "Observations and interviews")},
        {QStringLiteral("competent"), msg("visit_slip", "Recommended competent")},
        {QStringLiteral("not_yet_competent"), msg("visit_slip", "Recommended not yet competent")},
        {QStringLiteral("deferred"), msg("visit_slip", "Deferred")}};
    const auto it = words.find(code);
    return it == words.end() ? code : inLanguage(it->second, language);
}

QString sentence(const QString& code, Language language)
{
    if (code == QLatin1String("no_findings")) {
        return inLanguage(msg("visit_slip", "No findings were raised at this visit."), language);
    }
    if (code == QLatin1String("work_is_kept")) {
        return inLanguage(msg("letter", "What you recorded at the centre is kept under your name. "
                                        "The other verifier begins the visit anew."),
                          language);
    }
    if (code == QLatin1String("no_work_yet")) {
        return inLanguage(msg("letter", "You had not begun the visit, so nothing of yours is "
                                        "needed."),
                          language);
    }
    return code;
}

/// A word that was frozen as a code, by the list it is of.
QString wordOf(const QString& of, const QString& code, Language language)
{
    using Words = QString (*)(const QString&, Language);
    static const std::map<QString, Words> lists{
        {QStringLiteral("answer"), labelOfCode<YesNoNa>},
        {QStringLiteral("attendance_role"), labelOfCode<visit_attendance::Role>},
        {QStringLiteral("claim_kind"), labelOfCode<claim_line::Kind>},
        {QStringLiteral("component"), labelOfCode<mark_amendment::Component>},
        {QStringLiteral("finding_category"), labelOfCode<finding::Category>},
        {QStringLiteral("identity_result"), labelOfCode<identity_check::Result>},
        {QStringLiteral("observation"), labelOfCode<practical_observation::Result>},
        {QStringLiteral("post"), labelOfCode<personnel_certificate::Post>},
        {QStringLiteral("recommendation"), labelOfCode<trainee_recommendation::Recommendation>},
        {QStringLiteral("report_recommendation"), labelOfCode<visit_report::Recommendation>},
        {QStringLiteral("sample_outcome"), labelOfCode<sample_entry::Outcome>},
        {QStringLiteral("sample_reason"), labelOfCode<sample_entry::Reason>},
        {QStringLiteral("vendor_status"), labelOfCode<external_verifier::VendorStatus>},
        {QStringLiteral("sentence"), sentence},
        {QStringLiteral("slip_total"), slipTotal}};
    if (of == QLatin1String("critical")) {
        return inLanguage(code == QLatin1String("failed") ? msg("letter", "failed")
                                                          : msg("letter", "met"),
                          language);
    }
    const auto it = lists.find(of);
    return it == lists.end() ? code : it->second(code, language);
}

/// A value that says itself what it is: {"of": "answer", "code": "yes"}, several "codes", numbers
/// of a sentence, or a text that exists in both languages.
QString shownObject(const QJsonObject& value, Language language)
{
    if (value.contains(QLatin1String("ms"))) {
        return value[language == Language::Malay ? QLatin1String("ms") : QLatin1String("en")]
            .toString();
    }
    const auto of = value[QLatin1String("of")].toString();
    if (of == QLatin1String("identity_summary")) {
        std::vector<TextArg> counts;
        for (const auto& n : value[QLatin1String("args")].toArray()) {
            counts.emplace_back(std::to_string(n.toInteger()));
        }
        return inLanguage(Text(msg("letter", "%1 match the identity card, %2 do not match, %3 were "
                                             "absent."),
                               std::move(counts)),
                          language);
    }
    if (value.contains(QLatin1String("codes"))) {
        QStringList words;
        for (const auto& code : value[QLatin1String("codes")].toArray()) {
            words.append(wordOf(of, code.toString(), language));
        }
        return words.join(QStringLiteral(", "));
    }
    return wordOf(of, value[QLatin1String("code")].toString(), language);
}

/// "C01=competent|C02=absent" → "C01 Competent, C02 Absent"
QString unitsInWords(const QString& units, Language language)
{
    QStringList out;
    for (const auto& part : units.split(QLatin1Char('|'), Qt::SkipEmptyParts)) {
        const auto at = part.indexOf(QLatin1Char('='));
        out.append(part.left(at) + QLatin1Char(' ') +
                   labelOfCode<UnitOutcome>(part.mid(at + 1), language));
    }
    return out.join(QStringLiteral(", "));
}

/// Values that are codes, by the name under which letters freeze them.
QString inWords(const QString& name, const QString& value, Language language)
{
    if (value.isEmpty()) {
        return value;
    }
    if (name == QLatin1String("verifier_role")) {
        return labelOfCode<assignment::Part>(value, language);
    }
    if (name == QLatin1String("assessment_method")) {
        return labelOfCode<trainee_batch::Method>(value, language);
    }
    if (name == QLatin1String("decision")) {
        return labelOfCode<verification_decision::Decision>(value, language);
    }
    if (name == QLatin1String("category")) {
        return labelOfCode<finding::Category>(value, language);
    }
    if (name == QLatin1String("result") || name == QLatin1String("label")) {
        return labelOfCode<programme_result::Outcome>(value, language);
    }
    if (name == QLatin1String("units")) {
        return unitsInWords(value, language);
    }
    if (name == QLatin1String("effect_on_results") && value == QLatin1String("held")) {
        return inLanguage(msg("letter", "are held until the findings above are closed"), language);
    }
    return value;
}

print::TemplateTable tableOf(const QJsonArray& rows, Language language)
{
    static const QStringList kNumbers{
        QStringLiteral("coursework"),  QStringLiteral("final"),        QStringLiteral("total"),
        QStringLiteral("count"),       QStringLiteral("quantity"),     QStringLiteral("rate"),
        QStringLiteral("amount"),      QStringLiteral("score"),        QStringLiteral("required"),
        QStringLiteral("claimed"),     QStringLiteral("counted"),      QStringLiteral("shortfall"),
        QStringLiteral("centre_mark"), QStringLiteral("verifier_mark")};
    print::TemplateTable table;
    for (const auto& name : kNumbers) {
        table.aligns.insert(name, print::Align::End);
    }
    for (const auto& entry : rows) {
        QHash<QString, QString> row;
        const auto object = entry.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            row.insert(it.key(), it->isObject() ? shownObject(it->toObject(), language)
                                                : inWords(it.key(), it->toString(), language));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

print::Signature signatureOf(const QJsonObject& s)
{
    print::Signature out;
    out.name = s[QLatin1String("name")].toString();
    out.post = s[QLatin1String("post")].toString();
    out.strokes = s[QLatin1String("strokes")].toString();
    out.contentHash = s[QLatin1String("shown_hash")].toString();
    out.declined = s[QLatin1String("refused")].toBool();
    out.reason = s[QLatin1String("refusal_reason")].toString();
    out.witness = s[QLatin1String("witness")].toString();
    if (s.contains(QLatin1String("signed_at"))) {
        out.signedAt = Instant{s[QLatin1String("signed_at")].toInteger()};
    }
    return out;
}

Fault unreadable()
{
    return Fault{FaultCode::Corrupt,
                 msg("letter", "This letter's values do not read as they were issued, so it is not "
                               "printed. Synchronise again; if that does not mend it, tell an "
                               "administrator."),
                 "document values and digest differ", "LETTER-DIGEST"};
}

/// The file that holds a template's texts; the record's code and the file's name differ once.
QString fileOf(document::Template kind)
{
    return kind == document::Template::NonConformityNotice ? QStringLiteral("nonconformity_notice")
                                                           : QString::fromLatin1(codeOf(kind));
}

/// Names that come from the printing side: what every letter carries.
void addFrame(print::TemplateValues& values, const Record& document, Language language)
{
    auto& texts = values.texts;
    const auto number = document.text(document::kNumber);
    texts.insert(QStringLiteral("reference"),
                 number.empty()
                     ? inLanguage(msg("letter", "(number follows from the server)"), language)
                     : QString::fromStdString(number));
    texts.insert(QStringLiteral("slogan"), QStringLiteral("BERKHIDMAT UNTUK NEGARA"));
    const auto english = texts.value(QStringLiteral("noss_title_en"));
    if (language == Language::English && !english.isEmpty()) {
        texts.insert(QStringLiteral("noss_title"), english);
    }
    texts.insert(QStringLiteral("noss_title_upper"),
                 texts.value(QStringLiteral("noss_title")).toUpper());
    const auto months = texts.value(QStringLiteral("repeat_within_months"));
    texts.insert(
        QStringLiteral("repeat_within"),
        months.isEmpty()
            ? QString()
            : inLanguage(Text(msg("letter", "%1 months"), {months.toStdString()}), language));
    if (!values.signatures.contains(QStringLiteral("officer"))) {
        print::Signature officer;
        officer.name = texts.value(QStringLiteral("officer_name"));
        values.signatures[QStringLiteral("officer")] = officer;
    }
}

/// Who signs where no name is known yet.
Text officeOf(const QString& signature)
{
    const auto code = signature.toStdString();
    if (code == role::kVerificationOfficer) {
        return msg("role", "Verification officer");
    }
    return code == role::kFinanceOfficer ? Text(msg("role", "Finance officer")) : Text();
}

/// A letter issued before its template learnt a name prints without it.
void fillGaps(print::TemplateValues& values, const print::PrintTemplate& form, Language language)
{
    for (const auto& name : form.names()) {
        const auto colon = name.indexOf(QLatin1Char(':'));
        if (colon < 0) {
            if (!values.texts.contains(name)) {
                values.texts.insert(name, QString());
            }
            continue;
        }
        const auto kind = name.left(colon);
        const auto what = name.mid(colon + 1).section(QLatin1Char('.'), 0, 0);
        if (kind == QLatin1String("table")) {
            values.tables.try_emplace(what);
        } else if (kind == QLatin1String("signature")) {
            auto& signature = values.signatures.try_emplace(what).first->second;
            if (signature.name.isEmpty() && signature.post.isEmpty()) {
                signature.post = inLanguage(officeOf(what), language);
            }
        } else if (kind == QLatin1String("pictures")) {
            values.pictures.try_emplace(what);
        }
    }
}

} // namespace

QString inLanguage(const Text& text, Language language)
{
    if (text.context.empty()) {
        return QString::fromStdString(text.english());
    }
    std::vector<std::string> args;
    for (const auto& arg : text.args) {
        args.push_back(
            arg.context.empty()
                ? arg.text
                : wordFor(arg.context.c_str(), arg.text.c_str(), language).toStdString());
    }
    return QString::fromStdString(
        fillIn(wordFor(text.context.c_str(), text.text.c_str(), language).toStdString(), args));
}

Result<print::TemplateValues> letterValues(const Record& document, Language language)
{
    const auto frozen = QByteArray::fromStdString(document.text(document::kValues));
    const auto digest =
        QCryptographicHash::hash(frozen, QCryptographicHash::Sha256).toHex().toStdString();
    const auto parsed = QJsonDocument::fromJson(frozen);
    if (!parsed.isObject() || digest != document.text(document::kDigest)) {
        return unreadable();
    }
    print::TemplateValues values;
    const auto object = parsed.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it->isArray()) {
            values.tables[it.key()] = tableOf(it->toArray(), language);
        } else if (it->isObject() && it.key().startsWith(QLatin1String("signature:"))) {
            values.signatures[it.key().section(QLatin1Char(':'), 1)] = signatureOf(it->toObject());
        } else if (it->isObject()) {
            values.texts.insert(it.key(), shownObject(it->toObject(), language));
        } else {
            values.texts.insert(it.key(), inWords(it.key(), it->toString(), language));
        }
    }
    addFrame(values, document, language);
    return values;
}

Result<print::PrintDocument> renderLetter(const Record& document, Language language,
                                          const PrintedBy& printedBy)
{
    const auto kind = document.get(document::kTemplate);
    if (!kind) {
        return unreadable();
    }
    auto form = print::PrintTemplate::shipped(fileOf(*kind), language);
    if (!form) {
        return std::move(form).fault();
    }
    auto values = letterValues(document, language);
    if (!values) {
        return std::move(values).fault();
    }
    fillGaps(*values, *form, language);
    print::PrintDocument frame;
    frame.language = language;
    frame.letterhead = print::departmentLetterhead(language);
    frame.reference = values->texts.value(QStringLiteral("reference"));
    frame.date = values->texts.value(QStringLiteral("letter_date"));
    frame.documentHash = QString::fromStdString(document.text(document::kDigest));
    frame.printedAt = printedBy.at;
    frame.printedBy = printedBy.name;
    return form->fill(*values, std::move(frame));
}

QString letterFileName(const Record& document, Language language)
{
    auto number = QString::fromStdString(document.text(document::kNumber));
    if (number.isEmpty()) {
        number = QString::fromStdString(document.id.toString()).left(8);
    }
    number.replace(QLatin1Char('/'), QLatin1Char('-'));
    const auto kind = document.get(document::kTemplate);
    return QStringLiteral("%1_%2_%3.pdf")
        .arg(number, QString::fromLatin1(kind ? codeOf(*kind) : "letter"),
             language == Language::Malay ? QStringLiteral("ms") : QStringLiteral("en"));
}

} // namespace myspike::documents
