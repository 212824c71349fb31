// Signatures of one form: who signs, drawn or typed, refused before a witness, or on paper and
// photographed. Each binds what the form shows at that moment (2 §2.6, step 16).
#pragma once

#include "client/modules/verification/visit/segment.h"

class QGridLayout;
class QLineEdit;
class QScrollArea;

namespace myspike::ui {
class Button;
class Chip;
class Label;
class SignaturePad;
} // namespace myspike::ui

namespace myspike::site_visit {

/// One signatory's card.
class SignatureCard final : public QWidget
{
    Q_OBJECT
public:
    SignatureCard(const Workbench& bench, VisitDesk& desk, std::string step, signature::Role role,
                  QWidget* parent = nullptr);

    bool isSigned() const { return m_isSigned; }
    /// What stands of this role on the form now.
    void renew();
    void takeFocus();

Q_SIGNALS:
    void failed(const myspike::Fault& fault);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void sign();
    void refuse();
    void photographPaper();
    void write(const Values& values);
    QString likelyName() const;
    QString objectName(const char* part) const;

    const Workbench& m_bench;
    VisitDesk& m_desk;
    std::string m_step;
    signature::Role m_role;
    ui::Chip* m_state;
    QLineEdit* m_name;
    ui::SignaturePad* m_pad;
    ui::Label* m_note;
    ui::Button* m_sign;
    ui::Button* m_refuse = nullptr;
    ui::Button* m_paper;
    bool m_isSigned = false;
    Id m_shown;
};

class SignatureSegment final : public Segment
{
    Q_OBJECT
public:
    SignatureSegment(const Workbench& bench, VisitDesk& desk, std::string step,
                     QWidget* parent = nullptr);

    Progress progress() const override;
    bool goToFirstUnanswered() override;
    void takeFocus() override;
    FindingOrigin origin() const override { return {.form = m_step}; }

private:
    std::string m_step;
    std::vector<SignatureCard*> m_cards;
};

/// Signatures that cover what a form shows now, and how many it needs: for the rail.
Progress signatureProgress(const VisitDesk& desk, const std::string& step);

} // namespace myspike::site_visit
