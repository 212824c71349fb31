// Puts the client together: settings, look, transport, log-in, the user's replica, the window and
// its pages. The only place that names concrete classes. GUI thread.
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTimer>

#include <memory>

#include "client/app/options.h"
#include "client/app/settings.h"
#include "client/modules/verification/visit/workbench.h"
#include "client/platform/dark_mode.h"
#include "client/platform/laptop.h"
#include "client/platform/server_clock.h"
#include "client/replica/local_replica.h"
#include "client/sync/network_transport.h"
#include "client/sync/network_watch.h"
#include "client/sync/sign_in.h"
#include "client/sync/sync_loop.h"
#include "client/ui/language.h"
#include "client/ui/shell/main_window.h"
#include "client/ui/theme/theme.h"
#include "client/ui/values/workplace.h"
#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/prompter.h"

namespace myspike::site_visit {
class Arrivals;
}

namespace myspike {

class LoginPage;

/// What outlives a log-in, and may be replaced in tests.
struct Surroundings
{
    const Clock& clock;
    Rng& rng;
    ui::Prompter& prompter;
    ui::FilePicker& files;
};

class Composition final : public QObject
{
    Q_OBJECT
public:
    Composition(QApplication& application, StartOptions options, Surroundings surroundings);
    ~Composition() override;

    /// Shows the log-in.
    void start();
    /// Logs in without asking, for walks and tests.
    QFuture<Result<SignedIn>> signIn(const QString& user, const QString& password);
    void logOut();
    void lock();
    /// "visit:<id>", "assignment:<id>", "readiness:<id>", "report:<id>".
    void openVisit(const QString& key);
    void openRecord(const QString& type, const Id& id);

    ui::MainWindow* window() const { return m_window.get(); }
    LocalReplica* replica() const { return m_replica.get(); }
    SyncLoop* syncLoop() const { return m_sync.get(); }
    ui::Theme& theme() { return m_theme; }
    ui::Language& language() { return m_language; }
    QWidget* loginWindow() const;

Q_SIGNALS:
    /// The replica is open and the window stands.
    void ready();
    void failed(const myspike::Fault& fault);

private:
    void enter(const SignedIn& who, const QString& userName);
    void buildWindow();
    void goBackToWork();
    void openPlace(const QString& key);
    void keepSession();
    void addSection(const char* id, Msg title, const char* icon, Msg group,
                    ui::MainWindow::MakePage make);
    void addSections();
    void addDeskLists();
    void addRecord(const QString& type, const Values& preset);
    void leave();
    void showReport(const SyncReport& report);
    void tellLease();
    void compareClock(Instant serverTime);
    void watchClock();
    void warnOfClock();
    void showLogin();

    QApplication& m_application;
    const StartOptions m_options;
    Surroundings m_around;
    Settings m_settings;
    platform::SystemDarkMode m_darkMode;
    platform::ThisLaptop m_laptop;
    platform::ServerClock m_clock;
    QElapsedTimer m_steady;
    QTimer m_clockTimer;
    QTimer m_sessionTimer;
    site_visit::Contact m_contact;
    ui::Theme m_theme;
    ui::Language m_language;
    const Catalogue m_catalogue;
    OfflineAccounts m_accounts;
    std::unique_ptr<NetworkTransport> m_transport;
    NetworkWatch m_network;
    std::unique_ptr<SignIn> m_signIn;
    std::unique_ptr<LocalReplica> m_replica;
    std::unique_ptr<SyncLoop> m_sync;
    std::unique_ptr<ui::ReferenceTitles> m_titles;
    std::unique_ptr<ui::SyncMarks> m_marks;
    ui::Workplace m_workplace;
    site_visit::Workbench m_bench;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<site_visit::Arrivals> m_arrivals;
    std::unique_ptr<LoginPage> m_login;
    QString m_userName;
    Text m_filesTrouble; ///< that was said
    QString m_firstSection;
    bool m_isLeaseTold = false;
    bool m_hasWarnedOfClock = false;
    bool m_isAskedToSync = false; ///< the window's strip answers the key that asked
};

} // namespace myspike
