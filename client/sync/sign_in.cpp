#include "client/sync/sign_in.h"

#include "shared/wire/routes.h"

namespace myspike {

SignIn::SignIn(Transport& transport, OfflineAccounts& accounts, const Clock& clock,
               std::string deviceName, QObject* parent)
    : QObject(parent), m_transport(transport), m_accounts(accounts), m_clock(clock),
      m_deviceName(std::move(deviceName)), m_thread(std::make_unique<JobThread>())
{
}

void SignIn::askServer(const Credentials& c, Answered answered)
{
    HttpRequest r{"POST", QString::fromLatin1(path::kLogin)};
    r.body = QByteArray::fromStdString(
        encodeLogin({c.userName, c.password, c.device, m_deviceName, MYSPIKE_VERSION}));
    r.withToken = false;
    // Somebody sits and waits, and there is another way.
    r.deadlineMs = 15'000;
    m_transport.send(std::move(r))
        .then(this, [answered = std::move(answered)](const HttpOutcome& outcome) {
            answered(outcome.result ? decodeLoginReply(outcome.result->body.toStdString())
                                    : Result<LoginReply>(outcome.result.fault()));
        });
}

QFuture<Result<SignedIn>> SignIn::signIn(QString userName, QString password)
{
    auto promise = std::make_shared<QPromise<Result<SignedIn>>>();
    promise->start();
    auto future = promise->future();
    const auto answer = [promise](Result<SignedIn> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    Credentials c{userName.trimmed().toStdString(), password.toStdString(), {}};

    const auto offline = [this, answer](const Credentials& known) {
        m_thread
            ->ask<Result<OfflineAccount>>([this, known, at = m_clock.now()] {
                return m_accounts.check(known.userName, known.password, at);
            })
            .then(this, [this, answer, known](const Result<OfflineAccount>& account) {
                if (!account) {
                    answer(account.fault());
                    return;
                }
                m_transport.setToken({});
                m_credentials = known;
                m_credentials->device = account->device;
                answer(SignedIn{account->user, account->name, account->device, true, false});
            });
    };
    const auto taken = [this, answer](const Credentials& used, const LoginReply& reply) {
        m_transport.setToken(reply.token);
        m_credentials = used;
        SignedIn in{reply.user, reply.name, used.device, false, reply.mustChangePassword};
        m_thread
            ->ask<Status>([this, used, in] {
                return m_accounts.remember(used.userName, {in.user, in.name, used.device},
                                           used.password);
            })
            // Without it the next offline log-in fails; this one is none the worse.
            .then(this, [answer, in](const Status&) { answer(in); });
    };

    m_thread->ask<Result<Id>>([this, name = c.userName] { return m_accounts.deviceOf(name); })
        .then(this, [this, c, answer, offline, taken](const Result<Id>& device) mutable {
            if (!device) {
                answer(device.fault());
                return;
            }
            c.device = *device;
            askServer(c, [this, c, answer, offline, taken](Result<LoginReply> reply) mutable {
                if (!reply) {
                    if (reply.fault().code == FaultCode::Offline) {
                        offline(c);
                        return;
                    }
                    if (reply.fault().code == FaultCode::Forbidden) {
                        m_thread->post(
                            [this, name = c.userName] { (void)m_accounts.forget(name); });
                    }
                    answer(reply.fault());
                    return;
                }
                const auto earlier = m_accounts.deviceOfUser(reply->user);
                if (!earlier || *earlier == c.device) {
                    taken(c, *reply);
                    return;
                }
                // Known under another name: the replica carries that device, and the session must
                // be the same one's.
                c.device = *earlier;
                askServer(c, [c, answer, taken](Result<LoginReply> second) {
                    if (!second) {
                        answer(second.fault());
                        return;
                    }
                    taken(c, *second);
                });
            });
        });
    return future;
}

QFuture<Result<LoginReply>> SignIn::again()
{
    auto promise = std::make_shared<QPromise<Result<LoginReply>>>();
    promise->start();
    auto future = promise->future();
    if (!m_credentials) {
        promise->addResult(Result<LoginReply>(
            Fault{FaultCode::Unauthenticated,
                  msg("login", "Log in to synchronise. Your work is kept on this machine."),
                  "no credentials",
                  {}}));
        promise->finish();
        return future;
    }
    askServer(*m_credentials, [promise](Result<LoginReply> reply) {
        promise->addResult(std::move(reply));
        promise->finish();
    });
    return future;
}

void SignIn::signOut()
{
    m_credentials.reset();
    if (!m_transport.token().isEmpty()) {
        HttpRequest r{"POST", QString::fromLatin1(path::kLogout)};
        r.deadlineMs = 5'000;
        m_transport.send(std::move(r));
        m_transport.setToken({});
    }
}

QFuture<Status> SignIn::changePassword(QString current, QString next)
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    auto future = promise->future();
    HttpRequest r{"POST", QString::fromLatin1(path::kPassword)};
    r.body = QByteArray::fromStdString(
        encodePasswordChange({current.toStdString(), next.toStdString()}));
    m_transport.send(std::move(r))
        .then(this, [this, promise, next = next.toStdString()](const HttpOutcome& outcome) {
            const auto answer = [promise](Status s) {
                promise->addResult(std::move(s));
                promise->finish();
            };
            if (!outcome.result) {
                answer(outcome.result.fault());
                return;
            }
            if (!m_credentials) {
                answer(okStatus());
                return;
            }
            m_credentials->password = next;
            m_thread
                ->ask<Status>([this, c = *m_credentials]() -> Status {
                    return m_accounts.changePassword(c.userName, c.password);
                })
                .then(this, [answer](const Status&) { answer(okStatus()); });
        });
    return future;
}

} // namespace myspike
