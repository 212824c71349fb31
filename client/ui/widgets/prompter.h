// Questions to the user, behind an interface so that tests answer them. Never a nested event loop:
// the answer comes back in a call. Choices are verbs, and one is safe: Esc takes it.
#pragma once

#include <QList>
#include <QString>
#include <functional>
#include <optional>

#include "client/ui/theme/style.h"
#include "shared/base/id.h"
#include "shared/base/text.h"

class QWidget;

namespace myspike {
class Replica;
}

namespace myspike::ui {

/// Where the sentence that a question asks for is kept while it is typed. It stays there until the
/// act that it was written for has taken effect: refused, put off or killed, nothing is lost.
struct NoteDraft
{
    Replica* replica = nullptr; ///< nullptr: nothing is kept
    QString key;                ///< "note/<act>/<record id>"
    QString type;
    Id record;

    /// The act took effect.
    void drop() const;
};

/// Of an act on a record.
NoteDraft noteDraft(Replica& replica, const QString& act, const char* type, const Id& record);

struct Choice
{
    Msg verb;
    Emphasis emphasis = Emphasis::Plain;
};

struct Question
{
    Text title;
    Text body;
    /// At least two; the order is the order on screen.
    QList<Choice> choices;
    /// Index of the choice that changes nothing; Esc and closing take it, and it has the focus.
    int safe = 0;
    /// Asks for a sentence too, for instance the reason of an override. Empty: none.
    Text noteLabel;
    bool isNoteRequired = false;
    NoteDraft keep = {};
};

struct Answer
{
    int choice = 0;
    QString note;
};

class Prompter
{
public:
    virtual ~Prompter() = default;
    /// Calls `answered` once, later, on the GUI thread; not at all if `parent` dies first.
    virtual void ask(QWidget* parent, const Question& question,
                     std::function<void(const Answer&)> answered) = 0;
};

class DialogPrompter final : public Prompter
{
public:
    void ask(QWidget* parent, const Question& question,
             std::function<void(const Answer&)> answered) override;
};

} // namespace myspike::ui
