// The window of one question. Not modal to the program: window-modal, so other windows go on.
#pragma once

#include <QDialog>
#include <functional>

#include "client/ui/widgets/prompter.h"

class QPlainTextEdit;

namespace myspike::ui {

class Label;

class PromptDialog final : public QDialog
{
    Q_OBJECT
public:
    PromptDialog(const Question& question, std::function<void(const Answer&)> answered,
                 QWidget* parent);

public Q_SLOTS:
    void reject() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void answer(int choice);

    Question m_question;
    std::function<void(const Answer&)> m_answered;
    QPlainTextEdit* m_note = nullptr;
    Label* m_missing = nullptr;
};

} // namespace myspike::ui
