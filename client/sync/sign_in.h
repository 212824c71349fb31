// Log-in: by the server where it answers, by this machine's memory where it does not. GUI thread;
// hashing happens on a thread of its own.
#pragma once

#include <QObject>

#include <memory>
#include <optional>

#include "client/replica/job_thread.h"
#include "client/sync/offline_accounts.h"
#include "client/sync/transport.h"
#include "shared/wire/account_messages.h"

namespace myspike {

struct SignedIn
{
    Id user;
    std::string name;
    Id device; ///< for the replica's owner
    bool offline = false;
    bool mustChangePassword = false;
};

class SignIn : public QObject
{
    Q_OBJECT
public:
    /// All outlive it. `deviceName` is what lists of devices show.
    SignIn(Transport& transport, OfflineAccounts& accounts, const Clock& clock,
           std::string deviceName, QObject* parent = nullptr);

    /// Sets the transport's token where the server took the log-in. The faults are sentences for
    /// the log-in page; only an unreachable server leads to the offline check.
    QFuture<Result<SignedIn>> signIn(QString userName, QString password);
    /// The same person again, without asking: for a session that ended or a network that came back.
    QFuture<Result<LoginReply>> again();
    /// Tells the server, as far as it can be reached, and forgets the password.
    void signOut();
    /// Also for the offline check.
    QFuture<Status> changePassword(QString current, QString next);

private:
    struct Credentials
    {
        std::string userName;
        std::string password;
        Id device;
    };
    using Answered = std::function<void(Result<LoginReply>)>;
    void askServer(const Credentials& credentials, Answered answered);

    Transport& m_transport;
    OfflineAccounts& m_accounts;
    const Clock& m_clock;
    const std::string m_deviceName;
    std::optional<Credentials> m_credentials;
    std::unique_ptr<JobThread> m_thread;
};

} // namespace myspike
