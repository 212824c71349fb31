#include "client/modules/verification/visit/readiness_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <cstdlib>

#include "client/modules/verification/visit/clock_words.h"
#include "client/modules/verification/visit/facts_panel.h"
#include "client/modules/verification/visit/form_segment.h"
#include "client/modules/verification/visit/visit_acts.h"
#include "client/ui/language.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/section_header.h"
#include "shared/schema/rule_book.h"

namespace myspike::site_visit {

namespace {

using Level = ReadinessCheck::Level;

/// A tick, a warning or a cross with its sentence.
class CheckLine final : public QWidget
{
public:
    explicit CheckLine(const ReadinessCheck& check)
    {
        setObjectName(QStringLiteral("readiness.check.") + QString::fromLatin1(check.name));
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, ui::space(1), 0, ui::space(1));
        row->setSpacing(ui::space(3));
        auto* icon = new QLabel;
        const auto& t = ui::tokens(this);
        const bool good = check.level == Level::Good;
        const bool bad = check.level == Level::Bad;
        const QColor ink = good                            ? t.ok
                           : bad                           ? t.danger
                           : check.level == Level::Warning ? t.warning
                                                           : t.muted;
        const char* name = good                            ? "check_circle"
                           : bad                           ? "danger"
                           : check.level == Level::Warning ? "warning"
                                                           : "question";
        icon->setPixmap(
            ui::iconPixmap(QString::fromLatin1(name), ui::space(6), ink, devicePixelRatioF()));
        icon->setFixedWidth(ui::space(7));
        row->addWidget(icon);
        auto* label = new ui::Label(check.text);
        label->setWordWrap(true);
        row->addWidget(label, 1);
    }
};

ReadinessCheck packageCheck(const Record& a, Date today)
{
    const auto version = a.get(assignment::kPackageVersion);
    const auto expires = a.get(assignment::kPackageExpires);
    if (!version || !expires) {
        return {"package", Level::Bad,
                msg("readiness", "The package has not been downloaded yet.")};
    }
    if (*expires < today) {
        return {"package", Level::Bad,
                Text(msg("readiness", "The package was valid for check-in until %1. Connect and "
                                      "download it again."),
                     {expires->toDisplay()})};
    }
    return {"package", Level::Good,
            Text(msg("readiness", "Package, version %1, checked; check in by %2."),
                 {static_cast<long long>(*version), expires->toDisplay()})};
}

} // namespace

std::vector<ReadinessCheck> readinessChecks(const Record& assignment,
                                            const platform::Laptop& laptop,
                                            const ReadinessLimits& limits, Date today)
{
    std::vector<ReadinessCheck> out{packageCheck(assignment, today)};
    const auto battery = laptop.batteryPercent();
    if (!battery) {
        out.push_back({"battery", Level::Unknown,
                       msg("readiness", "No battery was found: bring a place with mains power.")});
    } else {
        const bool low = limits.batteryPercent && *battery < *limits.batteryPercent;
        out.push_back({"battery", low && !laptop.isCharging() ? Level::Warning : Level::Good,
                       Text(low ? msg("readiness", "Battery at %1 %: charge it before you go.")
                                : msg("readiness", "Battery at %1 %."),
                            {*battery})});
    }
    const auto free = laptop.freeMebibytes();
    const bool full = limits.freeMebibytes && free < *limits.freeMebibytes;
    out.push_back({"disk", full ? Level::Bad : Level::Good,
                   Text(full ? msg("readiness", "%1 GB free on the disk: make room for "
                                                "photographs first.")
                             : msg("readiness", "%1 GB free on the disk."),
                        {static_cast<long long>(free / 1024)})});
    const auto ahead = laptop.clockAheadSeconds();
    if (!ahead) {
        out.push_back({"clock", Level::Unknown,
                       msg("readiness", "The clock has not been compared with the server yet.")});
    } else {
        const auto minutes = std::abs(*ahead) / 60;
        const bool wrong = limits.clockDriftMinutes && minutes >= *limits.clockDriftMinutes;
        out.push_back({"clock", wrong ? Level::Bad : Level::Good,
                       wrong ? clockSentence(*ahead)
                             : Text(msg("readiness", "The clock agrees with the server."))});
    }
    const auto printer = laptop.printer();
    out.push_back({"printer", printer.isEmpty() ? Level::Warning : Level::Good,
                   printer.isEmpty()
                       ? Text(msg("readiness", "No printer is set up: the slip can be given as a "
                                               "PDF, or carry blank forms."))
                       : Text(msg("readiness", "Printer: %1"), {printer.toStdString()})});
    return out;
}

ReadinessPage::ReadinessPage(const Workbench& bench, Id visit, QWidget* parent)
    : ui::Page(QStringLiteral("readiness"), parent), m_bench(bench),
      m_desk(new VisitDesk(*bench.replica, visit, this)), m_facts(new FactsPanel),
      m_checks(new QVBoxLayout), m_progress(new ui::Label({}, ui::TypeRole::Caption)),
      m_right(new QVBoxLayout),
      m_download(new ui::Button(QStringLiteral("readiness.download"),
                                msg("readiness", "Download the package"), nullptr,
                                ui::Emphasis::Plain, QStringLiteral("download"))),
      m_checkIn(new ui::Button(QStringLiteral("readiness.checkIn"),
                               msg("readiness", "Check in at the centre"), nullptr,
                               ui::Emphasis::Primary, QStringLiteral("map_pin"))),
      m_cannot(new ui::Button(QStringLiteral("readiness.cannot"),
                              msg("readiness", "Cannot be held…"), nullptr, ui::Emphasis::Quiet)),
      m_strip(new ui::MessageStrip(QStringLiteral("readiness.strip")))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_strip);
    m_strip->hide();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(ui::space(6), ui::space(2), ui::space(6), ui::space(4));
    row->setSpacing(ui::space(10));
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(new ui::SectionHeader(msg("readiness", "The visit")));
    // A low window scrolls them; squeezed they would lose their second lines.
    auto* facts = new QScrollArea;
    facts->setFrameShape(QFrame::NoFrame);
    facts->setWidgetResizable(true);
    facts->setFocusPolicy(Qt::NoFocus);
    facts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    auto* lines = new QVBoxLayout(inside);
    lines->setContentsMargins(0, ui::space(1), 0, 0);
    lines->addWidget(m_facts);
    lines->addStretch(1);
    facts->setWidget(inside);
    left->addWidget(facts, 1);
    row->addLayout(left, 2);
    m_right->setSpacing(0);
    m_right->addWidget(new ui::SectionHeader(msg("readiness", "This machine")));
    m_right->addLayout(m_checks);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, ui::space(2), 0, 0);
    buttons->addWidget(m_download);
    buttons->addWidget(m_cannot);
    m_progress->setMuted(true);
    buttons->addStretch(1);
    buttons->addWidget(m_checkIn);
    m_right->addWidget(m_progress);
    m_right->addLayout(buttons);
    row->addLayout(m_right, 3);
    outer->addLayout(row, 1);
    connect(m_download, &QPushButton::clicked, this, &ReadinessPage::downloadPackage);
    connect(m_checkIn, &QPushButton::clicked, this, &ReadinessPage::checkIn);
    connect(m_cannot, &QPushButton::clicked, this, &ReadinessPage::cannotBeHeld);
    connect(m_desk, &VisitDesk::failed, this, [this](const Fault& f) { m_strip->say(f); });
    connect(m_desk, &VisitDesk::loaded, this, [this] {
        if (!m_list) {
            m_list = new FormSegment(*m_desk, "readiness.checklist", false);
            connect(m_list, &Segment::finished, this, [this] {
                if (m_checkIn->isVisible() && m_checkIn->isEnabled()) {
                    m_checkIn->setFocus();
                }
            });
            connect(m_list, &Segment::failed, this, [this](const Fault& f) { m_strip->say(f); });
            m_right->insertWidget(2, m_list, 1);
            takeFocusIfFree();
        }
        renew();
        Q_EMIT titleChanged();
    });
    connect(m_desk, &VisitDesk::answerTaken, this, &ReadinessPage::renewList);
    connect(m_desk, &VisitDesk::answerUndone, this, &ReadinessPage::renewList);
    connect(m_desk, &VisitDesk::left, this, [this] {
        m_strip->say(ui::Tone::Warning,
                     msg("visit_page", "This visit has left this machine: an officer gave it to "
                                       "another verifier, or your right to it has ended. What you "
                                       "recorded is kept under your name."));
    });
    if (m_bench.contact) {
        connect(m_bench.contact, &Contact::clockCompared, this, &ReadinessPage::renew);
    }
    addActs();
}

void ReadinessPage::addActs()
{
    const auto add = [this](const char* id, Msg text, const char* icon, QKeySequence keys,
                            std::function<void()> run) {
        acts().add({QStringLiteral("readiness.") + QString::fromLatin1(id), text,
                    QString::fromLatin1(icon), keys, msg("visit_page", "Visit"),
                    ui::Emphasis::Plain, false},
                   std::move(run));
    };
    add("undo", msg("visit_page", "Take the last answer back"), "undo", QKeySequence::Undo,
        [this] { m_desk->undo(); });
    add("firstOpen", msg("visit_page", "First open question"), "target", Qt::Key_F8, [this] {
        if (m_list && !m_list->goToFirstUnanswered()) {
            m_strip->sayFor(8'000, ui::Tone::Ok,
                            msg("visit_page", "Everything asked has an answer."));
        }
    });
    add("cannotBeHeld", msg("visit_page", "The visit cannot be held"), "close", {},
        [this] { cannotBeHeld(); });
}

void ReadinessPage::renewList()
{
    const auto p = progressOf(m_desk->form("readiness.checklist"));
    m_progress->setMessage(
        Text(msg("readiness", "%1 of %2 questions answered"), {p.done, p.total}));
}

void ReadinessPage::refresh()
{
    m_desk->load();
    m_desk->replica()
        .ask<ReadinessLimits>(
            [](const Reader& reader, const ActContext& context) -> Result<ReadinessLimits> {
                const auto rule = [&](const char* key) -> std::optional<std::int64_t> {
                    const auto v = ruleValue(reader, RuleKey<std::int64_t>{key}, context.day());
                    return v ? std::optional(*v) : std::nullopt;
                };
                return ReadinessLimits{rule("verification.readiness.battery_percent"),
                                       rule("verification.readiness.free_mebibytes"),
                                       rule("verification.clock_drift_minutes")};
            })
        .then(this, [this](Result<ReadinessLimits> limits) {
            if (limits) {
                m_limits = *limits;
            }
            renew();
        });
}

void ReadinessPage::renew()
{
    if (!m_desk->isLoaded()) {
        return;
    }
    m_facts->clear();
    addVisitFacts(*m_facts, m_desk->facts());
    while (auto* item = m_checks->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto& a = m_desk->facts().assignment;
    auto checks = readinessChecks(a, *m_bench.laptop, m_limits, m_desk->replica().clock().today());
    for (const auto& sentence : m_desk->facts().overlaps) {
        checks.push_back({"dates", Level::Warning, sentence});
    }
    for (const auto& check : checks) {
        m_checks->addWidget(new CheckLine(check));
    }
    renewList();
    const auto state = a.get(assignment::kState);
    const bool mayDownload =
        state == assignment::State::Accepted || state == assignment::State::PackageIssued;
    m_download->setVisible(mayDownload);
    m_checkIn->setVisible(mayDownload);
    m_cannot->setVisible(mayDownload);
    m_checkIn->setAvailable(whyNoCheckIn());
    if (const auto said = stateSentence(m_desk->facts()); !said.empty()) {
        m_strip->say(ui::Tone::Info, said, {{msg("visit_page", "My visits"), [this] {
                                                 if (m_bench.open) {
                                                     m_bench.open(QStringLiteral("visits"));
                                                 }
                                             }}});
    }
}

Text ReadinessPage::whyNoCheckIn() const
{
    const auto& a = m_desk->facts().assignment;
    const auto package = packageCheck(a, m_desk->replica().clock().today());
    if (package.level != Level::Good) {
        return package.text;
    }
    return a.get(assignment::kState) == assignment::State::PackageIssued
               ? Text()
               : Text(msg("readiness", "Download the package first; it must be valid today."));
}

void ReadinessPage::cannotBeHeld() { ask(m_bench, *m_desk, cannotBeHeldRequest(*m_desk), this); }

void ReadinessPage::downloadPackage()
{
    Operation op;
    op.command = verification::command::kDownloadPackage;
    op.type = Assignment::kType;
    op.subject = m_desk->facts().assignment.id;
    m_download->setEnabled(false);
    m_desk->replica().actOnline(std::move(op)).then(this, [this](Result<Verdict> verdict) {
        m_download->setEnabled(true);
        if (!verdict) {
            m_strip->say(verdict.fault());
        } else if (!verdict->tookEffect()) {
            m_strip->say(ui::Tone::Danger, verdict->text);
        } else {
            m_strip->say(ui::Tone::Ok,
                         msg("readiness", "The package is on its way to this machine. It is here "
                                          "when its version stands below."));
        }
        m_desk->load();
    });
}

void ReadinessPage::checkIn()
{
    if (const auto why = whyNoCheckIn(); !why.empty()) {
        m_strip->say(ui::Tone::Warning, why);
        return;
    }
    m_desk->act(m_desk->commandOnVisit(verification::command::kCheckIn), [this] {
        if (m_bench.open) {
            m_bench.open(QStringLiteral("visit:") +
                         QString::fromStdString(m_desk->visitId().toString()));
        }
    });
}

QString ReadinessPage::title() const
{
    return m_desk->isLoaded() && !m_desk->facts().centre.isNull()
               ? QString::fromStdString(m_desk->facts().centre.text(centre::kName))
               : ui::translated(msg("readiness", "Readiness"));
}

QString ReadinessPage::subtitle() const { return ui::translated(msg("readiness", "Ready to go?")); }

void ReadinessPage::takeFocus()
{
    if (m_list) {
        m_list->takeFocus();
    }
}

void ReadinessPage::retranslate() { renew(); }

} // namespace myspike::site_visit
