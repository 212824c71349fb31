// Waiting for conditions, never for a time; who waits in vain has failed, and says for what.
#pragma once

#include <QString>

#include <functional>

namespace myspike::test {

/// Called with the sentence of what went wrong; does not return. The walk ends its process, a test
/// throws (see Failure).
using OnFailure = std::function<void(const QString&)>;
void setOnFailure(OnFailure onFailure);

/// Thrown by fail() in tests, so that a test function ends where it stands.
struct Failure
{
    QString what;
};

/// Ends what is played with a sentence: it cannot go on.
[[noreturn]] void fail(const QString& what);
/// Runs the event loop until `holds`, or fails after `seconds`.
void waitUntil(const std::function<bool()>& holds, const QString& what, int seconds = 30);

/// Every window that is open, as <build>/story/<name>_<n>.png.
void savePictures(const QString& name);

} // namespace myspike::test
