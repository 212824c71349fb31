// Answers questions from a script, and remembers them.
#pragma once

#include <QList>

#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/prompter.h"

namespace myspike::test {

class ScriptedPrompter final : public ui::Prompter
{
public:
    /// The next question gets this.
    void willAnswer(int choice, const QString& note = {}) { m_answers.append({choice, note}); }
    const QList<ui::Question>& asked() const { return m_asked; }

    void ask(QWidget*, const ui::Question& question,
             std::function<void(const ui::Answer&)> answered) override
    {
        m_asked.append(question);
        // Unscripted, the user thinks better of it.
        answered(m_answers.isEmpty() ? ui::Answer{question.safe, {}} : m_answers.takeFirst());
    }

private:
    QList<ui::Answer> m_answers;
    QList<ui::Question> m_asked;
};

class ScriptedFilePicker final : public ui::FilePicker
{
public:
    void willChoose(const QStringList& paths) { m_paths.append(paths); }

    void openFiles(QWidget*, const ui::FileRequest&,
                   std::function<void(const QStringList&)> chosen) override
    {
        if (!m_paths.isEmpty()) {
            chosen(m_paths.takeFirst());
        }
    }
    void saveFile(QWidget*, const ui::FileRequest&,
                  std::function<void(const QString&)> chosen) override
    {
        if (!m_paths.isEmpty()) {
            chosen(m_paths.takeFirst().value(0));
        }
    }

private:
    QList<QStringList> m_paths;
};

} // namespace myspike::test
