// Files up and down, one at a time and piece by piece, after the records. A line that breaks goes
// on at the byte where it broke. GUI thread; disk work on the replica's file thread.
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <deque>
#include <functional>

#include "client/replica/local_replica.h"
#include "client/sync/transport.h"
#include "shared/wire/blob_messages.h"

namespace myspike {

class FileLane : public QObject
{
    Q_OBJECT
public:
    FileLane(LocalReplica& replica, Transport& transport, QObject* parent = nullptr);

    /// Looks what waits and moves it. Ends with finished() or failed(); nothing happens while it
    /// runs already.
    void start();
    /// After the piece under way.
    void stop();
    bool isRunning() const { return m_running; }
    /// Counts what waits, without a line too.
    void look();
    /// Files that wait to be sent, as of the last look.
    int waiting() const { return m_waiting; }
    /// What somebody must do before files can move, such as make room; empty where nothing.
    const Text& trouble() const { return m_trouble; }
    /// Whether bytes of a file arrived somewhere since start().
    bool progressed() const { return m_progressed; }
    /// While true no new piece begins: records are on their way.
    void setPaused(bool paused);
    /// Fetches one file first, by hash; the future ends when it is here, or cannot be had now.
    QFuture<Status> fetch(std::string sha256);

Q_SIGNALS:
    void waitingChanged();
    void finished();
    void failed(const myspike::Fault& fault, int retryAfterMs);
    void fileArrived(const std::string& sha256);

private:
    struct Transfer
    {
        WaitingFile file;
        bool up = true;
        std::shared_ptr<QPromise<Status>> asked; ///< somebody waits for this one
    };
    void setWaiting(int count);
    void next();
    void announce();
    /// Proves that the file is here: the server may have it from somebody else.
    void prove(Id upload, const std::string& challenge);
    void goOn(const UploadState& state);
    void sendPiece(Id upload, std::int64_t offset);
    void fetchPiece(std::int64_t offset);
    void transferred();
    /// A refusal of one file does not stop the others; a line that broke does.
    void broken(const Fault& fault, int retryAfterMs);
    /// Runs when no records are on their way.
    void whenFree(std::function<void()> step);
    void measure(std::int64_t bytes);

    LocalReplica& m_replica;
    Transport& m_transport;
    std::deque<Transfer> m_queue;
    std::deque<Transfer> m_urgent;
    std::optional<Transfer> m_current;
    std::set<std::string> m_sent;    ///< the server has them, though the record does not say so yet
    std::set<std::string> m_refused; ///< by the server in this round
    std::function<void()> m_held;
    QElapsedTimer m_pieceTimer;
    std::int64_t m_pieceBytes;
    std::int64_t m_mostBytes;          ///< a piece that broke was too large for this line
    std::optional<Fault> m_roundFault; ///< of one direction, while the other went on
    int m_roundRetryMs = 0;
    Text m_trouble;
    int m_waiting = 0;
    int m_restarts = 0;
    bool m_progressed = false;
    bool m_running = false;
    bool m_stopping = false;
    bool m_paused = false;
};

} // namespace myspike
