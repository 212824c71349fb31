// Tells connected clients that there is something new. Any thread may publish; a stream that does
// not keep up is dropped, and its client pulls what it missed when it comes back (sync §4).
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace myspike {

struct Event
{
    std::string name; ///< for instance "changed"; no line breaks
    std::string id;   ///< what a client names in Last-Event-ID; may be empty; no line breaks
    std::string data; ///< JSON text
};

struct EventLimits
{
    /// 64 events behind is a client that does not read; it loses nothing by a new start.
    std::size_t queuedEvents = 64;
    std::size_t queuedBytes = 256 * 1024;
};

/// One connected stream: its topics and what waits to be sent.
class EventSubscription : public std::enable_shared_from_this<EventSubscription>
{
public:
    using Frame = std::shared_ptr<const std::string>;
    enum class State { Open, TooSlow, Ended };

    ~EventSubscription();
    State state() const;
    /// All that waits, oldest first; empties the queue.
    std::vector<Frame> take();
    /// Called, from any thread and without blocking, when there is something to take or the state
    /// changed. An empty function takes the previous one off; after that it is not called again.
    void setWake(std::function<void()> wake);
    void end();

private:
    friend class EventHub;
    struct Registry;
    EventSubscription(std::shared_ptr<Registry> registry, std::vector<std::string> topics,
                      std::string owner, EventLimits limits);
    void push(const Frame& frame);

    const std::shared_ptr<Registry> m_registry;
    const std::vector<std::string> m_topics;
    const std::string m_owner;
    const EventLimits m_limits;
    mutable std::mutex m_mutex;
    std::deque<Frame> m_queue;
    std::size_t m_queuedBytes = 0;
    State m_state = State::Open;
    std::function<void()> m_wake;
};

class EventHub
{
public:
    explicit EventHub(EventLimits limits = {});
    ~EventHub();
    EventHub(const EventHub&) = delete;
    EventHub& operator=(const EventHub&) = delete;

    /// `owner` is the session, so that ending it ends its streams.
    std::shared_ptr<EventSubscription> subscribe(std::vector<std::string> topics,
                                                 std::string owner);
    /// Returns the number of streams that got it. Calls are ordered: each stream gets events in
    /// the order of publishing. The frame is encoded once for all.
    std::size_t publish(std::string_view topic, const Event& event);
    /// Topics that begin so and have a stream.
    std::vector<std::string> topicsUnder(std::string_view prefix) const;
    void endStreamsOf(std::string_view owner);
    /// Of every stream with a topic that begins so.
    void endStreamsUnder(std::string_view prefix);
    std::size_t streams() const;

private:
    const std::shared_ptr<EventSubscription::Registry> m_registry;
    const EventLimits m_limits;
    std::mutex m_publishing;
};

/// The event as it stands in the stream; line breaks in the data become several `data:` lines.
std::string encodeEvent(const Event& event);

} // namespace myspike
