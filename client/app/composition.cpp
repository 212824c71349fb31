#include "client/app/composition.h"

#include <QDir>
#include <QFile>
#include <QHostInfo>
#include <QStandardPaths>

#include <algorithm>
#include <cstdlib>

#include "client/app/login_page.h"
#include "client/modules/documents/letter_page.h"
#include "client/modules/verification/desk/assignment_desk_page.h"
#include "client/modules/verification/desk/desk_list_page.h"
#include "client/modules/verification/desk/findings_page.h"
#include "client/modules/verification/desk/request_page.h"
#include "client/modules/verification/desk/results_page.h"
#include "client/modules/verification/desk/review_page.h"
#include "client/modules/verification/visit/arrivals.h"
#include "client/modules/verification/visit/clock_words.h"
#include "client/modules/verification/visit/visit_sections.h"
#include "client/ui/records/conflict_page.h"
#include "client/ui/records/inbox_page.h"
#include "client/ui/records/outbox_page.h"
#include "client/ui/records/parked_page.h"
#include "client/ui/records/record_page.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/table/list_page.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/values/sync_marks.h"
#include "client/ui/widgets/message_strip.h"
#include "shared/modules/catalogue.h"
#include "shared/modules/documents/fields.h"
#include "shared/modules/users/fields.h"
#include "shared/modules/verification/fields.h"
#include "shared/sync/parked.h"

namespace myspike {

using namespace ui;

namespace {

QString dataFolder(const StartOptions& options)
{
    const auto folder = options.dataFolder.isEmpty()
                            ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
                            : options.dataFolder;
    QDir().mkpath(folder);
    return folder;
}

ServerAddress addressOf(const StartOptions& options, const Settings& settings)
{
    ServerAddress address;
    address.url =
        QUrl(options.serverUrl.isEmpty() ? settings.text(Setting::ServerUrl) : options.serverUrl);
    QFile pem(options.authorityFile.isEmpty()
                  ? dataFolder(options) + QStringLiteral("/authority.pem")
                  : options.authorityFile);
    if (pem.open(QIODevice::ReadOnly)) {
        address.authorityPem = pem.readAll();
    }
    return address;
}

/// The role a person is shown with: the first she holds, in this order.
Msg roleLabel(const Actor& actor, Date today)
{
    static constexpr std::pair<std::string_view, Msg> kRoles[] = {
        {role::kSystemAdministrator, msg("role", "System administrator")},
        {role::kVerificationOfficer, msg("role", "Verification officer")},
        {role::kRegionalOfficer, msg("role", "Regional officer")},
        {role::kFinanceOfficer, msg("role", "Finance officer")},
        {role::kManagement, msg("role", "Management")},
        {role::kAuditor, msg("role", "Auditor")},
        {role::kCentreManager, msg("role", "Centre manager")},
        {role::kCentreAdministrator, msg("role", "Centre administrator")},
        {role::kInternalVerifier, msg("role", "Internal verifier")},
        {role::kAssessor, msg("role", "Assessor")},
        {role::kExternalVerifier, msg("role", "External verifier")},
    };
    for (const auto& [code, label] : kRoles) {
        if (actor.holds(code, today)) {
            return label;
        }
    }
    return msg("role", "User");
}

constexpr Msg kWork = msg("shell", "Work");
constexpr Msg kLists = msg("shell", "Lists");
constexpr Msg kRegisters = msg("shell", "Registers");
constexpr Msg kMachine = msg("shell", "This machine");

/// How often the machine's clock is looked at, for somebody who sets it.
constexpr int kClockWatchMs = 60'000;
/// How often the place within a page is kept; another page is kept at once.
constexpr int kSessionMs = 10'000;
constexpr const char* kSessionUser = "user";
/// As the rule book's verification.clock_drift_minutes, which is not read this early.
constexpr std::int64_t kClockWarnMs = 5 * 60'000;

bool maySee(const RecordType& type, const Actor& actor, Date today)
{
    for (const auto& g : actor.grants) {
        if (g.inForce(today) && type.isReadableBy(g.role)) {
            return true;
        }
    }
    return type.access.empty();
}

} // namespace

Composition::Composition(QApplication& application, StartOptions options, Surroundings surroundings)
    : m_application(application), m_options(std::move(options)), m_around(surroundings),
      m_settings(dataFolder(m_options) + QStringLiteral("/machine.ini"),
                 dataFolder(m_options) + QStringLiteral("/user.ini")),
      m_laptop(dataFolder(m_options)), m_clock(surroundings.clock),
      m_theme(application, m_darkMode),
      m_language(application, m_options.language.value_or(m_settings.text(Setting::LanguageTag)) ==
                                      QLatin1String("en")
                                  ? Tongue::English
                                  : Tongue::Malay),
      m_catalogue(buildCatalogue()),
      m_accounts(std::filesystem::path(dataFolder(m_options).toStdString()) / "accounts",
                 surroundings.rng)
{
    const auto theme = m_options.theme.value_or(m_settings.text(Setting::ThemeChoice));
    m_theme.choose(theme == QLatin1String("light")  ? ThemeChoice::Light
                   : theme == QLatin1String("dark") ? ThemeChoice::Dark
                                                    : ThemeChoice::System);
    m_theme.setTextPercent(m_settings.number(Setting::TextPercent));
    connect(&m_theme, &Theme::themeChanged, this, [this] {
        const char* name = m_theme.choice() == ThemeChoice::Light  ? "light"
                           : m_theme.choice() == ThemeChoice::Dark ? "dark"
                                                                   : "system";
        m_settings.set(Setting::ThemeChoice, QString::fromLatin1(name));
        m_settings.set(Setting::TextPercent, m_theme.textPercent());
    });
    connect(&m_language, &Language::languageChanged, this, [this] {
        m_settings.set(Setting::LanguageTag, m_language.current() == Tongue::English
                                                 ? QStringLiteral("en")
                                                 : QStringLiteral("ms"));
    });
    m_steady.start();
    m_clock.recall({m_settings.value(Setting::ClockAheadMs).toLongLong(),
                    m_settings.value(Setting::ClockSeenMs).toLongLong()});
    watchClock();
    m_clockTimer.setInterval(kClockWatchMs);
    connect(&m_clockTimer, &QTimer::timeout, this, &Composition::watchClock);
    m_clockTimer.start();
    m_sessionTimer.setInterval(kSessionMs);
    connect(&m_sessionTimer, &QTimer::timeout, this, &Composition::keepSession);
    m_transport = std::make_unique<NetworkTransport>(addressOf(m_options, m_settings));
    m_signIn = std::make_unique<SignIn>(*m_transport, m_accounts, m_around.clock,
                                        QHostInfo::localHostName().toStdString());
}

Composition::~Composition() { leave(); }

QWidget* Composition::loginWindow() const { return m_login.get(); }

void Composition::start() { showLogin(); }

void Composition::showLogin()
{
    m_login = std::make_unique<LoginPage>(m_language, addressOf(m_options, m_settings).url.host(),
                                          m_settings.text(Setting::LastUser));
    m_login->setWindowTitle(QStringLiteral("MySPIKE"));
    m_login->resize(720, 620);
    m_login->setSignIn(m_signIn.get());
    connect(m_login.get(), &LoginPage::signedIn, this, &Composition::enter);
    m_login->show();
}

QFuture<Result<SignedIn>> Composition::signIn(const QString& user, const QString& password)
{
    return m_signIn->signIn(user, password).then(this, [this, user](Result<SignedIn> who) {
        if (who) {
            enter(*who, user);
        }
        return who;
    });
}

void Composition::enter(const SignedIn& who, const QString& userName)
{
    if (m_window && m_replica && m_replica->identity().actor.user == who.user) {
        // Unlocked by the same person: all is as it was.
        m_login.reset();
        m_window->show();
        m_sync->start([this] { return m_signIn->again(); });
        return;
    }
    m_userName = userName;
    m_settings.set(Setting::LastUser, userName);
    const auto host = addressOf(m_options, m_settings).url.host();
    m_replica = std::make_unique<LocalReplica>(
        m_catalogue, m_clock, m_around.rng, replicaFolder(dataFolder(m_options), host, who.user));
    m_replica->requireLease({verification::command::kCheckIn});
    ReplicaOwner owner{who.user, who.name, who.device, QHostInfo::localHostName().toStdString()};
    m_replica->open(owner).then(this, [this, offline = who.offline](Status opened) {
        if (!opened) {
            if (m_login) {
                m_login->say(opened.fault());
            }
            const auto fault = opened.fault();
            m_replica.reset();
            Q_EMIT failed(fault);
            return;
        }
        m_sync = std::make_unique<SyncLoop>(*m_replica, *m_transport, m_clock, m_around.rng);
        connect(m_sync.get(), &SyncLoop::reportChanged, this, &Composition::showReport);
        connect(&m_network, &NetworkWatch::cameBack, m_sync.get(), &SyncLoop::networkBack);
        connect(m_sync.get(), &SyncLoop::serverTimeTold, this, &Composition::compareClock);
        connect(m_sync.get(), &SyncLoop::signedOut, this, [this](const Fault& why) {
            if (m_window) {
                m_window->strip().say(why, {{msg("login", "Log in"), [this] { lock(); }}});
            }
        });
        // Which pages there are follows from the rights, which the first hello brings; a replica
        // that was here before knows them, also offline.
        const bool known = !m_replica->identity().actor.grants.empty();
        if (known || offline) {
            buildWindow();
        } else {
            auto* first = new QObject(this);
            connect(m_sync.get(), &SyncLoop::synchronised, first, [this, first] {
                first->deleteLater();
                buildWindow();
            });
            connect(m_sync.get(), &SyncLoop::reportChanged, first, [this](const SyncReport& r) {
                if (m_login && !r.trouble.empty()) {
                    m_login->say(r.trouble);
                }
            });
            if (m_login) {
                m_login->say(Text(msg("login", "Fetching your records for the first time.")));
            }
        }
        m_sync->start([this] { return m_signIn->again(); });
    });
}

void Composition::buildWindow()
{
    m_titles = std::make_unique<ReferenceTitles>(*m_replica);
    m_marks = std::make_unique<SyncMarks>(*m_replica);
    m_workplace.replica = m_replica.get();
    m_workplace.prompter = &m_around.prompter;
    m_workplace.files = &m_around.files;
    m_workplace.titles = m_titles.get();
    m_workplace.marks = m_marks.get();
    m_workplace.openRecord = [this](const QString& type, const Id& id) { openRecord(type, id); };
    m_workplace.addRecord = [this](const QString& type, const Values& preset) {
        addRecord(type, preset);
    };
    m_workplace.syncNow = [this] { return m_sync->syncNow(); };
    m_workplace.openConflict = [this](const Id& conflict) {
        m_window->showSection(QStringLiteral("conflicts"));
        if (auto* page = qobject_cast<ConflictPage*>(m_window->currentPage())) {
            page->showDifference(conflict);
        }
    };
    m_window = std::make_unique<MainWindow>(m_theme, m_language);
    m_window->setWindowTitle(QStringLiteral("MySPIKE"));
    const auto identity = m_replica->identity();
    m_window->setUser(
        {QString::fromStdString(identity.actor.name), roleLabel(identity.actor, m_clock.today())});
    m_bench = {m_replica.get(), &m_around.prompter, &m_around.files,
               &m_laptop,       &m_contact,         m_titles.get()};
    addSections();
    connect(m_window.get(), &MainWindow::syncRequested, this, [this] {
        m_window->strip().sayFor(6'000, Tone::Info, m_sync->syncNow());
        m_isAskedToSync = true;
    });
    connect(m_window.get(), &MainWindow::statusRequested, this,
            [this] { m_window->showSection(QStringLiteral("outbox")); });
    connect(m_window.get(), &MainWindow::logOutRequested, this, &Composition::logOut);
    connect(m_window.get(), &MainWindow::lockRequested, this, &Composition::lock);
    connect(m_replica.get(), &Replica::rowsChanged, m_window.get(),
            [this] { m_window->markPagesStale(); });
    goBackToWork();
    showReport(m_sync->report());
    warnOfClock();
    m_window->show();
    m_login.reset();
    Q_EMIT ready();
}

/// Where she was when she left, or when the machine died under her.
void Composition::goBackToWork()
{
    const auto session =
        QJsonDocument::fromJson(m_settings.value(Setting::Session).toByteArray()).object();
    m_window->restoreSession(session);
    if (!m_window->currentPage()) {
        m_window->showSection(m_firstSection);
    }
    const auto user = QString::fromStdString(m_replica->identity().actor.user.toString());
    if (session.value(QLatin1String(kSessionUser)).toString() == user) {
        openPlace(session.value(QStringLiteral("page")).toString());
    }
    m_sessionTimer.start();
    connect(m_window.get(), &MainWindow::pageShown, this, &Composition::keepSession);
}

void Composition::openPlace(const QString& key)
{
    static const auto kWorkPrefix = QStringLiteral("work/");
    if (key.startsWith(kWorkPrefix)) {
        openVisit(key.mid(kWorkPrefix.size()));
        return;
    }
    // Of a new record that was begun, its list offers the draft.
    if (const auto id = Id::parse(key.section(u':', 1).toStdString())) {
        openRecord(key.section(u':', 0, 0), *id);
    }
}

void Composition::keepSession()
{
    if (m_window && m_replica) {
        auto session = m_window->saveSession();
        session.insert(QLatin1String(kSessionUser),
                       QString::fromStdString(m_replica->identity().actor.user.toString()));
        m_settings.set(Setting::Session,
                       QString::fromUtf8(QJsonDocument(session).toJson(QJsonDocument::Compact)));
    }
}

void Composition::addSection(const char* id, Msg title, const char* icon, Msg group,
                             ui::MainWindow::MakePage make)
{
    const auto key = QString::fromLatin1(id);
    m_window->addSection({key, title, QString::fromLatin1(icon), group}, std::move(make));
    if (m_firstSection.isEmpty()) {
        m_firstSection = key;
    }
}

/// Hand-written pages by role, then the lists and registers that the person may see.
void Composition::addSections()
{
    const auto actor = m_replica->identity().actor;
    const auto today = m_clock.today();
    m_firstSection.clear();
    const auto holdsOne = [&](std::initializer_list<std::string_view> roles) {
        return std::any_of(roles.begin(), roles.end(),
                           [&](std::string_view r) { return actor.holds(r, today); });
    };
    const bool isOfficer = holdsOne({role::kVerificationOfficer, role::kRegionalOfficer});
    const bool isCentre = holdsOne({role::kCentreManager, role::kCentreAdministrator,
                                    role::kAssessor, role::kInternalVerifier});
    // A verifier between two assignments holds no grant, but has her visits page all the same.
    const bool isOther = isOfficer || isCentre ||
                         holdsOne({role::kSystemAdministrator, role::kAuditor,
                                   role::kFinanceOfficer, role::kManagement});
    if (holdsOne({role::kExternalVerifier}) || !isOther) {
        site_visit::addVisitSections(*m_window, m_bench, kWork);
        m_arrivals = std::make_unique<site_visit::Arrivals>(*m_replica, m_contact);
        m_firstSection = QString::fromLatin1(site_visit::kVisitsSection);
    }
    // A regional office checks and reads; it sends nobody.
    if (holdsOne({role::kVerificationOfficer})) {
        addSection("assign", msg("shell", "Assign verifiers"), "user_check", kWork,
                   [this] { return new desk::AssignmentDeskPage(m_workplace); });
        addSection("replace", msg("shell", "Replace verifiers"), "refresh", kWork, [this] {
            return new desk::AssignmentDeskPage(m_workplace,
                                                desk::AssignmentDeskPage::Task::Replace);
        });
    }
    if (isOfficer) {
        addSection("review", msg("shell", "Review reports"), "file_text", kWork,
                   [this] { return new desk::ReviewPage(m_workplace); });
    }
    // An officer keys it for a centre; that she did is recorded, and another one checks it.
    if (isCentre || holdsOne({role::kVerificationOfficer})) {
        addSection("request", msg("shell", "Ask for verification"), "send", kWork,
                   [this] { return new desk::RequestPage(m_workplace); });
    }
    if (isOfficer || isCentre) {
        addSection("findings", msg("shell", "Findings"), "flag", kWork,
                   [this] { return new desk::FindingsPage(m_workplace); });
        addSection("results", msg("shell", "Confirmed results"), "award", kWork,
                   [this] { return new desk::ResultsPage(m_workplace); });
    }
    for (const auto& [shelf, group] :
         {std::pair{Shelf::Work, kLists}, std::pair{Shelf::Registers, kRegisters}}) {
        for (const auto* type : m_catalogue.types()) {
            if (type->shelf == shelf && maySee(*type, actor, today)) {
                addSection(type->key, type->plural, type->icon, group,
                           [this, type] { return new ListPage(m_workplace, *type); });
            }
        }
    }
    if (isOfficer) {
        // What verifiers noted on site for the officer and nobody else.
        const auto& noted = *m_catalogue.type(UnlistedTrainee::kType);
        addSection(noted.key, noted.plural, "person", kLists,
                   [this, &noted] { return new ListPage(m_workplace, noted); });
        addDeskLists();
    }
    addSection("outbox", msg("sync", "Waiting to be sent"), "send", kMachine,
               [this] { return new OutboxPage(m_workplace); });
    addSection("replies", msg("sync", "Answers of the server"), "bell", kMachine,
               [this] { return new InboxPage(m_workplace); });
    addSection("conflicts", msg("sync", "Differences"), "conflict", kMachine,
               [this] { return new ConflictPage(m_workplace); });
    const auto* letIn = m_catalogue.command(parked::kLetIn);
    if (std::any_of(letIn->by.begin(), letIn->by.end(),
                    [&](std::string_view r) { return actor.holds(r, today); })) {
        addSection("parked", msg("sync", "Parked work"), "clock", kMachine,
                   [this] { return new ParkedPage(m_workplace); });
    }
}

/// The standing lists need day counts of the rule book, so they come a moment later.
void Composition::addDeskLists()
{
    const auto today = m_clock.today();
    m_replica
        ->ask<std::vector<desk::DeskList>>([today](const Reader& reader, const ActContext&) {
            return desk::deskLists(reader, today);
        })
        .then(m_window.get(), [this](Result<std::vector<desk::DeskList>> lists) {
            if (!lists) {
                m_window->strip().say(lists.fault());
                return;
            }
            for (const auto& list : *lists) {
                m_window->addSection(
                    {QStringLiteral("list_") + QLatin1String(list.id), list.title,
                     QStringLiteral("table"), msg("shell", "Watch lists")},
                    [this, list] { return desk::makeListPage(m_workplace, list); });
            }
        });
}

void Composition::openVisit(const QString& key)
{
    site_visit::openVisitPage(*m_window, m_bench, key);
}

void Composition::openRecord(const QString& type, const Id& id)
{
    const auto* t = m_catalogue.type(type.toStdString());
    if (!t) {
        return;
    }
    const auto key = type + u':' + QString::fromStdString(id.toString());
    if (type == QLatin1String(VerificationRequest::kType)) {
        // Drafts of the centre have a page of their own; later states are shown like any record.
        m_replica->load(type, id).then(m_window.get(), [this, t, id, key](Result<Lookup> found) {
            const auto state =
                found && *found ? found->record.get(verification_request::kState) : std::nullopt;
            const bool editable = state == verification_request::State::Draft ||
                                  state == verification_request::State::Returned ||
                                  state == verification_request::State::Submitted;
            m_window->openPage(key, QString::fromLatin1(t->key),
                               [this, t, id, editable]() -> ui::Page* {
                                   if (editable) {
                                       return new desk::RequestPage(m_workplace, id);
                                   }
                                   return new RecordPage(m_workplace, *t, id);
                               });
        });
        return;
    }
    if (type == QLatin1String(Document::kType)) {
        m_window->openPage(key, type,
                           [this, id] { return new documents::LetterPage(m_workplace, id); });
        return;
    }
    m_window->openPage(key, type, [this, t, id] { return new RecordPage(m_workplace, *t, id); });
}

void Composition::addRecord(const QString& type, const Values& preset)
{
    const auto* t = m_catalogue.type(type.toStdString());
    if (!t) {
        return;
    }
    const auto key = QString::fromStdString(m_replica->newId().toString());
    m_window->openPage(type + QStringLiteral(":new:") + key, type,
                       [this, t, preset] { return new RecordPage(m_workplace, *t, preset); });
}

void Composition::showReport(const SyncReport& report)
{
    if (!m_window) {
        return;
    }
    SyncStatus status;
    status.waiting = report.waiting;
    status.photos = report.files;
    status.refused = report.refused;
    status.conflicts = report.conflicts;
    status.bytesToCome = report.bytesToCome;
    status.isSyncing = report.isSyncing;
    status.offlineSince = report.offlineSince;
    status.syncedAt = report.syncedAt;
    m_contact.setStatus(status);
    m_window->setSyncStatus(status);
    if (m_isAskedToSync && !report.isSyncing && !report.mustLogIn) {
        // The answer to the key is out of date now: the chip says how it ended, the strip why not.
        m_isAskedToSync = false;
        m_window->strip().dismiss();
        if (!report.trouble.empty()) {
            m_window->strip().sayFor(6'000, Tone::Info, report.trouble);
        }
    }
    m_window->setBadge(QStringLiteral("outbox"), report.waiting);
    m_window->setBadge(QStringLiteral("replies"), report.refused);
    m_window->setBadge(QStringLiteral("conflicts"), report.conflicts);
    m_window->setBadge(QStringLiteral("parked"), report.parked);
    tellLease();
    if (std::exchange(m_filesTrouble, report.filesTrouble) != report.filesTrouble &&
        !report.filesTrouble.empty()) {
        m_window->strip().say(Tone::Warning, report.filesTrouble);
    }
}

/// Once, when it has run out: begun work goes on, so this is no reason to stop anything.
void Composition::tellLease()
{
    const auto until = m_replica->identity().leaseUntil;
    const bool isOver = until.ms != 0 && until < m_clock.now();
    if (isOver && !m_isLeaseTold) {
        m_window->strip().say(
            Tone::Warning,
            Text(msg("lease", "This machine had to reach the server by %1. Until it does, no new "
                              "visit can begin; begun work stays open and is sent as soon as "
                              "there is a connection."),
                 {until.toDisplay()}));
    }
    m_isLeaseTold = isOver;
}

/// The server's word on the time: what is kept from now on is dated by it.
void Composition::compareClock(Instant serverTime)
{
    m_clock.compare(serverTime);
    watchClock();
    m_contact.tellClock();
    warnOfClock();
}

/// Once a log-in, where people see it.
void Composition::warnOfClock()
{
    const auto ahead = m_clock.aheadMs().value_or(0);
    if (m_window && std::abs(ahead) > kClockWarnMs && !std::exchange(m_hasWarnedOfClock, true)) {
        m_window->strip().say(Tone::Warning, site_visit::clockSentence(ahead / 1000));
    }
}

void Composition::watchClock()
{
    m_clock.watch(m_steady.elapsed());
    if (const auto ahead = m_clock.aheadMs()) {
        m_laptop.setClockAhead(*ahead / 1000);
        const auto kept = m_clock.memory();
        m_settings.set(Setting::ClockAheadMs, qlonglong(kept.aheadMs));
        m_settings.set(Setting::ClockSeenMs, qlonglong(kept.seenMs));
    }
}

void Composition::lock()
{
    if (!m_window) {
        return;
    }
    m_window->hide();
    showLogin();
    m_login->lockFor(m_userName);
}

void Composition::logOut()
{
    m_signIn->signOut();
    leave();
    showLogin();
}

/// In this order: stop asking the server, finish writing, close the window (house-style.md §5.3).
void Composition::leave()
{
    keepSession();
    m_sessionTimer.stop();
    if (m_sync) {
        m_sync->stop();
    }
    m_arrivals.reset();
    m_window.reset();
    m_marks.reset();
    m_titles.reset();
    m_sync.reset();
    if (m_replica) {
        m_replica->close();
        m_replica.reset();
    }
}

} // namespace myspike
