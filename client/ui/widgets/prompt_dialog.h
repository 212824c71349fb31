// The window of one question. Not modal to the program: window-modal, so other windows go on.
#pragma once

#include <QDialog>
#include <functional>

#include "client/ui/widgets/prompter.h"

class QPlainTextEdit;

namespace myspike::ui {

class DraftKeeper;
class Label;

class PromptDialog final : public QDialog
{
    Q_OBJECT
public:
    PromptDialog(const Question& question, std::function<void(const Answer&)> answered,
                 QWidget* parent);
    ~PromptDialog() override;

public Q_SLOTS:
    void reject() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void answer(int choice);
    void keepNote();

    Question m_question;
    std::function<void(const Answer&)> m_answered;
    QPlainTextEdit* m_note = nullptr;
    Label* m_missing = nullptr;
    Label* m_back = nullptr; ///< what was typed another time stands here again
    DraftKeeper* m_draft = nullptr;
};

} // namespace myspike::ui
