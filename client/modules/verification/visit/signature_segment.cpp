#include "client/modules/verification/visit/signature_segment.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "client/modules/verification/visit/visit_acts.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/chip.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/signature_pad.h"
#include "shared/modules/verification/verification.h"

namespace myspike::site_visit {

namespace {

using Role = signature::Role;

constexpr Role kNeeded[] = {Role::ExternalVerifier, Role::CentreManager};

std::optional<SignatureState> stateOf(const VisitDesk& desk, const std::string& step, Role role)
{
    // The digest of a whole form is not worth taking while nobody has signed it.
    const auto& kept = desk.signatures();
    if (std::none_of(kept.begin(), kept.end(), [&](const Record& r) {
            return r.text(signature::kForm) == step && r.get(signature::kRole) == role;
        })) {
        return std::nullopt;
    }
    const auto all = signaturesOn(kept, step, desk.hashOfStep(step));
    std::optional<SignatureState> last;
    for (const auto& s : all) {
        if (s.record.get(signature::kRole) == role) {
            last = s;
        }
    }
    return last;
}

} // namespace

Progress signatureProgress(const VisitDesk& desk, const std::string& step)
{
    Progress p;
    for (const auto role : kNeeded) {
        const auto state = stateOf(desk, step, role);
        ++p.total;
        p.done += state ? 1 : 0;
        p.flags += state && !state->coversPage ? 1 : 0;
    }
    return p;
}

SignatureCard::SignatureCard(const Workbench& bench, VisitDesk& desk, std::string step, Role role,
                             QWidget* parent)
    : QWidget(parent), m_bench(bench), m_desk(desk), m_step(std::move(step)), m_role(role),
      m_state(new ui::Chip), m_name(new QLineEdit), m_pad(new ui::SignaturePad(objectName("pad"))),
      m_note(new ui::Label({}, ui::TypeRole::Caption)),
      m_sign(new ui::Button(objectName("sign"), msg("visit_sign", "Sign"), nullptr,
                            ui::Emphasis::Primary, QStringLiteral("signature"))),
      m_paper(new ui::Button(objectName("paper"), msg("visit_sign", "Signed on paper…"), nullptr,
                             ui::Emphasis::Quiet, QStringLiteral("camera")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space(2));
    auto* head = new QHBoxLayout;
    head->addWidget(new ui::Label(labelOf(role), ui::TypeRole::Strong));
    head->addStretch(1);
    head->addWidget(m_state);
    column->addLayout(head);
    m_name->setObjectName(objectName("name"));
    m_name->setMaxLength(200);
    column->addWidget(m_name);
    column->addWidget(m_pad);
    m_note->setWordWrap(true);
    m_note->setMuted(true);
    column->addWidget(m_note);
    auto* acts = new QHBoxLayout;
    column->addLayout(acts);
    acts->addWidget(m_sign);
    acts->addWidget(m_paper);
    if (role == Role::CentreManager) {
        m_refuse = new ui::Button(objectName("refuse"), msg("visit_sign", "Refuses to sign…"),
                                  nullptr, ui::Emphasis::Quiet);
        column->addWidget(m_refuse, 0, Qt::AlignLeft);
        connect(m_refuse, &QPushButton::clicked, this, &SignatureCard::refuse);
    }
    acts->addStretch(1);
    column->addStretch(1);
    connect(m_name, &QLineEdit::textChanged, m_pad, &ui::SignaturePad::setSignatory);
    connect(m_sign, &QPushButton::clicked, this, &SignatureCard::sign);
    connect(m_paper, &QPushButton::clicked, this, &SignatureCard::photographPaper);
    connect(m_pad, &ui::SignaturePad::signatureChanged, this, [this] {
        m_sign->setAvailable(m_pad->signature().isEmpty()
                                 ? Text(msg("visit_sign", "Draw the signature, or type the name "
                                                          "and confirm it."))
                                 : Text());
    });
    m_name->setText(likelyName());
    retranslate();
    renew();
}

void SignatureCard::retranslate()
{
    const auto name = ui::translated(msg("visit_sign", "Name of the signatory"));
    m_name->setAccessibleName(name);
    m_name->setPlaceholderText(name);
}

void SignatureCard::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

QString SignatureCard::objectName(const char* part) const
{
    return QStringLiteral("visit.%1.sign.%2.%3")
        .arg(QString::fromStdString(m_step), QString::fromLatin1(codeOf(m_role)),
             QString::fromLatin1(part));
}

QString SignatureCard::likelyName() const
{
    if (m_role == Role::ExternalVerifier) {
        return QString::fromStdString(m_desk.facts().assignment.text(assignment::kVerifierName));
    }
    const auto& attendance = m_desk.form(m_step == "V10" ? "V10.attendance" : "V1.attendance");
    for (const auto& row : attendance.rows) {
        if (row.record.get(visit_attendance::kRole) == visit_attendance::Role::CentreManager) {
            return QString::fromStdString(row.title.en);
        }
    }
    return {};
}

void SignatureCard::renew()
{
    const auto state = stateOf(m_desk, m_step, m_role);
    m_isSigned = state.has_value();
    const bool readOnly = !m_desk.facts().isOpen;
    if (!state) {
        m_state->setContent(msg("visit_sign", "Not signed"), ui::Tone::Neutral,
                            QStringLiteral("edit"));
        m_note->setMessage({});
    } else {
        const auto& r = state->record;
        const bool refused = r.getOr(signature::kRefused, false);
        const auto at = r.getOr(signature::kSignedAt, Instant{});
        if (!state->coversPage) {
            m_state->setContent(msg("visit_sign", "Changed since"), ui::Tone::Warning,
                                QStringLiteral("warning"));
            m_note->setMessage(
                Text(msg("visit_sign", "Signed %1. The page was changed after that, so the "
                                       "signature no longer covers it. Sign again."),
                     {at.toDisplay()}));
        } else if (refused) {
            m_state->setContent(msg("visit_sign", "Refused"), ui::Tone::Warning,
                                QStringLiteral("danger"));
            const auto kind = r.getOr(signature::kRefusalKind, signature::Refusal::Other);
            m_note->setMessage(
                Text(msg("visit_sign", "Refused %1. %2: %3. Witness: %4"),
                     {at.toDisplay(), labelOf(kind), r.text(signature::kRefusalReason),
                      r.text(signature::kWitness)}));
        } else {
            m_state->setContent(msg("visit_sign", "Signed"), ui::Tone::Ok, QStringLiteral("check"));
            m_note->setMessage(
                Text(msg("visit_sign", "Signed %1; covers what this form shows (%2…)."),
                     {at.toDisplay(), r.text(signature::kShownHash).substr(0, 12)}));
        }
        if (r.id != m_shown) {
            m_shown = r.id;
            m_name->setText(QString::fromStdString(r.text(signature::kName)));
            const auto drawn =
                ui::Signature::fromJson(QString::fromStdString(r.text(signature::kStrokes)));
            m_pad->setSignature(drawn ? *drawn : ui::Signature());
        }
    }
    m_pad->setEnabled(!readOnly);
    m_name->setReadOnly(readOnly);
    m_sign->setVisible(!readOnly);
    m_paper->setVisible(!readOnly);
    if (m_refuse) {
        m_refuse->setVisible(!readOnly);
    }
    m_sign->setMessage(state ? Text(msg("visit_sign", "Sign again"))
                             : Text(msg("visit_sign", "Sign")));
    m_sign->setAvailable(m_pad->signature().isEmpty()
                             ? Text(msg("visit_sign", "Draw the signature, or type the name and "
                                                      "confirm it."))
                             : Text());
}

void SignatureCard::takeFocus() { m_name->setFocus(); }

void SignatureCard::write(const Values& values)
{
    const auto name = m_name->text().trimmed().toStdString();
    if (name.empty()) {
        m_name->setFocus();
        Q_EMIT failed(Fault::invalid(msg("visit_sign", "Write the name of the signatory first.")));
        return;
    }
    m_desk.commitRemarks();
    Record r(verification::signatureType(), m_desk.replica().newId());
    r.set(visit_part::kVisit, Ref<Visit>{m_desk.visitId()});
    r.set(visit_part::kAssignment, Ref<Assignment>{m_desk.facts().assignment.id});
    r.set(signature::kForm, m_step);
    r.set(signature::kRole, m_role);
    r.set(signature::kName, name);
    r.set(signature::kSignedAt, m_desk.replica().clock().now());
    r.set(signature::kShownHash, m_desk.hashOfStep(m_step));
    for (const auto& [field, value] : values.all()) {
        r.setValue(field, value);
    }
    m_desk.act(m_desk.creationOf(r));
}

void SignatureCard::sign()
{
    if (m_pad->signature().isEmpty()) {
        return;
    }
    write(Values().set(signature::kStrokes, m_pad->signature().toJson().toStdString()));
}

void SignatureCard::refuse()
{
    const auto name = m_name->text().trimmed().toStdString();
    if (name.empty()) {
        m_name->setFocus();
        Q_EMIT failed(Fault::invalid(msg("visit_sign", "Write the name of the person who refuses "
                                                       "first.")));
        return;
    }
    m_desk.commitRemarks();
    ask(m_bench, m_desk, refusalRequest(m_desk, m_step, m_role, name), this);
}

void SignatureCard::photographPaper()
{
    m_bench.files->openFiles(
        this, {msg("visit_sign", "Photograph of the signed page"), {QStringLiteral("*.jpg *.png")}},
        [this](const QStringList& paths) {
            m_desk.replica().keepFile(paths.value(0)).then(this, [this](Result<std::string> hash) {
                if (!hash) {
                    Q_EMIT failed(hash.fault());
                    return;
                }
                m_desk.attach(Visit::kType, m_desk.visitId(), "signed_page", *hash);
                write(Values().set(signature::kPaperPhoto, *hash));
            });
        });
}

SignatureSegment::SignatureSegment(const Workbench& bench, VisitDesk& desk, std::string step,
                                   QWidget* parent)
    : Segment(msg("visit_sign", "Signatures"), parent), m_step(std::move(step))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(ui::space(3.5), ui::space(3), ui::space(3.5), ui::space(3));
    column->setSpacing(ui::space(4));
    auto* sentence = new ui::Label(
        msg("visit_sign", "A signature binds exactly what this form shows. Whoever signs may look "
                          "through the tabs first."));
    sentence->setMuted(true);
    sentence->setWordWrap(true);
    column->addWidget(sentence);
    auto* row = new QHBoxLayout;
    row->setSpacing(ui::space(6));
    for (const auto role : kNeeded) {
        auto* card = new SignatureCard(bench, desk, m_step, role);
        connect(card, &SignatureCard::failed, this, &Segment::failed);
        row->addWidget(card, 1);
        m_cards.push_back(card);
    }
    column->addLayout(row);
    column->addStretch(1);
    area->setWidget(inside);
    outer->addWidget(area);
    const auto renew = [this] {
        for (auto* card : m_cards) {
            card->renew();
        }
    };
    connect(&desk, &VisitDesk::loaded, this, renew);
    connect(&desk, &VisitDesk::answerTaken, this, renew);
}

Progress SignatureSegment::progress() const
{
    Progress p;
    for (const auto* card : m_cards) {
        ++p.total;
        p.done += card->isSigned() ? 1 : 0;
    }
    return p;
}

bool SignatureSegment::goToFirstUnanswered()
{
    for (auto* card : m_cards) {
        if (!card->isSigned()) {
            card->takeFocus();
            return true;
        }
    }
    return false;
}

void SignatureSegment::takeFocus()
{
    if (!goToFirstUnanswered() && !m_cards.empty()) {
        m_cards.front()->takeFocus();
    }
}

} // namespace myspike::site_visit
