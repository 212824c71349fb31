#include "server/http/event_hub.h"

#include <cassert>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace myspike {

struct EventSubscription::Registry
{
    std::mutex mutex;
    std::map<std::string, std::unordered_set<EventSubscription*>, std::less<>> byTopic;
    // Only what is still registered may be locked: the destructor takes itself off first.
    std::unordered_map<EventSubscription*, std::weak_ptr<EventSubscription>> alive;
};

EventSubscription::EventSubscription(std::shared_ptr<Registry> registry,
                                     std::vector<std::string> topics, std::string owner,
                                     EventLimits limits)
    : m_registry(std::move(registry)), m_topics(std::move(topics)), m_owner(std::move(owner)),
      m_limits(limits)
{
}

EventSubscription::~EventSubscription()
{
    const std::scoped_lock lock(m_registry->mutex);
    m_registry->alive.erase(this);
    for (const std::string& topic : m_topics) {
        const auto found = m_registry->byTopic.find(topic);
        if (found != m_registry->byTopic.end()) {
            found->second.erase(this);
            if (found->second.empty()) {
                m_registry->byTopic.erase(found);
            }
        }
    }
}

EventSubscription::State EventSubscription::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

std::vector<EventSubscription::Frame> EventSubscription::take()
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Frame> frames(m_queue.begin(), m_queue.end());
    m_queue.clear();
    m_queuedBytes = 0;
    return frames;
}

void EventSubscription::setWake(std::function<void()> wake)
{
    const std::scoped_lock lock(m_mutex);
    m_wake = std::move(wake);
    if (m_wake && (!m_queue.empty() || m_state != State::Open)) {
        m_wake();
    }
}

void EventSubscription::end()
{
    const std::scoped_lock lock(m_mutex);
    if (m_state == State::Open) {
        m_state = State::Ended;
    }
    if (m_wake) {
        m_wake();
    }
}

void EventSubscription::push(const Frame& frame)
{
    const std::scoped_lock lock(m_mutex);
    if (m_state != State::Open) {
        return;
    }
    if (m_queue.size() >= m_limits.queuedEvents ||
        m_queuedBytes + frame->size() > m_limits.queuedBytes) {
        m_state = State::TooSlow;
        m_queue.clear();
        m_queuedBytes = 0;
    } else {
        m_queue.push_back(frame);
        m_queuedBytes += frame->size();
    }
    if (m_wake) {
        m_wake();
    }
}

EventHub::EventHub(EventLimits limits)
    : m_registry(std::make_shared<EventSubscription::Registry>()), m_limits(limits)
{
}

EventHub::~EventHub() = default;

std::shared_ptr<EventSubscription> EventHub::subscribe(std::vector<std::string> topics,
                                                       std::string owner)
{
    std::shared_ptr<EventSubscription> subscription(
        new EventSubscription(m_registry, std::move(topics), std::move(owner), m_limits));
    const std::scoped_lock lock(m_registry->mutex);
    m_registry->alive[subscription.get()] = subscription;
    for (const std::string& topic : subscription->m_topics) {
        m_registry->byTopic[topic].insert(subscription.get());
    }
    return subscription;
}

std::size_t EventHub::publish(std::string_view topic, const Event& event)
{
    const auto frame = std::make_shared<const std::string>(encodeEvent(event));
    const std::scoped_lock ordered(m_publishing);
    // Held until after the lock is let go: the last owner's destructor takes the lock itself.
    std::vector<std::shared_ptr<EventSubscription>> receivers;
    {
        const std::scoped_lock lock(m_registry->mutex);
        const auto found = m_registry->byTopic.find(std::string(topic));
        if (found == m_registry->byTopic.end()) {
            return 0;
        }
        for (EventSubscription* s : found->second) {
            if (auto kept = m_registry->alive.at(s).lock()) {
                receivers.push_back(std::move(kept));
            }
        }
    }
    for (const auto& receiver : receivers) {
        receiver->push(frame);
    }
    return receivers.size();
}

std::vector<std::string> EventHub::topicsUnder(std::string_view prefix) const
{
    std::vector<std::string> out;
    const std::scoped_lock lock(m_registry->mutex);
    for (auto it = m_registry->byTopic.lower_bound(prefix);
         it != m_registry->byTopic.end() && it->first.starts_with(prefix); ++it) {
        out.push_back(it->first);
    }
    return out;
}

void EventHub::endStreamsOf(std::string_view owner)
{
    std::vector<std::shared_ptr<EventSubscription>> ending;
    {
        const std::scoped_lock lock(m_registry->mutex);
        for (const auto& [subscription, weak] : m_registry->alive) {
            if (subscription->m_owner != owner) {
                continue;
            }
            if (auto kept = weak.lock()) {
                ending.push_back(std::move(kept));
            }
        }
    }
    for (const auto& subscription : ending) {
        subscription->end();
    }
}

void EventHub::endStreamsUnder(std::string_view prefix)
{
    std::vector<std::shared_ptr<EventSubscription>> ending;
    {
        const std::scoped_lock lock(m_registry->mutex);
        for (auto it = m_registry->byTopic.lower_bound(prefix);
             it != m_registry->byTopic.end() && it->first.starts_with(prefix); ++it) {
            for (EventSubscription* s : it->second) {
                if (auto kept = m_registry->alive.at(s).lock()) {
                    ending.push_back(std::move(kept));
                }
            }
        }
    }
    for (const auto& subscription : ending) {
        subscription->end();
    }
}

std::size_t EventHub::streams() const
{
    const std::scoped_lock lock(m_registry->mutex);
    return m_registry->alive.size();
}

std::string encodeEvent(const Event& event)
{
    assert(event.name.find_first_of("\r\n") == std::string::npos);
    assert(event.id.find_first_of("\r\n") == std::string::npos);
    std::string out;
    if (!event.id.empty()) {
        out += "id: " + event.id + "\n";
    }
    if (!event.name.empty()) {
        out += "event: " + event.name + "\n";
    }
    std::string_view rest = event.data;
    while (true) {
        const auto end = rest.find_first_of("\r\n");
        out += "data: ";
        out += rest.substr(0, end);
        out += '\n';
        if (end == std::string_view::npos) {
            break;
        }
        const bool pair = rest[end] == '\r' && end + 1 < rest.size() && rest[end + 1] == '\n';
        rest.remove_prefix(end + (pair ? 2 : 1));
    }
    out += '\n';
    return out;
}

} // namespace myspike
