#include "client/ui/widgets/signature_pad.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QTabletEvent>
#include <QVBoxLayout>

#include "client/ui/language.h"
#include "client/ui/theme/tokens.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"

namespace myspike::ui {

/// The paper. Touch arrives as mouse events; a pen as tablet events, whose mouse twins Qt leaves
/// out because they are accepted.
class SignatureCanvas final : public QWidget
{
public:
    explicit SignatureCanvas(SignaturePad& pad) : QWidget(&pad), m_pad(pad)
    {
        setCursor(Qt::CrossCursor);
        setMinimumSize(space(80), space(80) * Signature::kHeight / Signature::kWidth);
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override
    {
        return width * Signature::kHeight / Signature::kWidth;
    }
    QSize sizeHint() const override { return {space(120), heightForWidth(space(120))}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = tokens(this);
        QPainter painter(this);
        drawBox(&painter, rect(), t.surface, t.borderStrong, space(1.25));
        const QRectF paper = paperRect();
        painter.setPen(QPen(t.border, 1, Qt::DashLine));
        const qreal line = paper.top() + paper.height() * 0.78;
        painter.drawLine(QPointF(paper.left() + space(4), line),
                         QPointF(paper.right() - space(4), line));
        if (!m_pad.m_signatory.isEmpty()) {
            painter.setFont(fontFor(TypeRole::Caption));
            painter.setPen(t.muted);
            painter.drawText(QRectF(paper.left(), line, paper.width(), paper.bottom() - line),
                             Qt::AlignCenter, m_pad.m_signatory);
        }
        Signature shown = m_pad.m_signature;
        if (!m_stroke.isEmpty()) {
            shown.strokes.append(m_stroke);
        }
        shown.paint(&painter, paper, t.text);
    }
    void mousePressEvent(QMouseEvent* event) override { begin(event->position()); }
    void mouseMoveEvent(QMouseEvent* event) override { extend(event->position()); }
    void mouseReleaseEvent(QMouseEvent* event) override { finish(event->position()); }
    void tabletEvent(QTabletEvent* event) override
    {
        if (event->type() == QEvent::TabletPress) {
            begin(event->position());
        } else if (event->type() == QEvent::TabletMove) {
            extend(event->position());
        } else if (event->type() == QEvent::TabletRelease) {
            finish(event->position());
        }
        event->accept();
    }

private:
    QRectF paperRect() const
    {
        const qreal scale =
            std::min(width() / qreal(Signature::kWidth), height() / qreal(Signature::kHeight));
        QRectF paper(0, 0, Signature::kWidth * scale, Signature::kHeight * scale);
        paper.moveCenter(QRectF(rect()).center());
        return paper;
    }
    QPoint toPaper(QPointF position) const
    {
        const QRectF paper = paperRect();
        const QPointF p = (position - paper.topLeft()) * (Signature::kWidth / paper.width());
        return {std::clamp(qRound(p.x()), 0, Signature::kWidth),
                std::clamp(qRound(p.y()), 0, Signature::kHeight)};
    }
    void begin(QPointF position)
    {
        m_stroke = {toPaper(position)};
        update();
    }
    void extend(QPointF position)
    {
        const QPoint p = toPaper(position);
        if (!m_stroke.isEmpty() && m_stroke.last() != p) {
            m_stroke.append(p);
            update();
        }
    }
    void finish(QPointF position)
    {
        extend(position);
        if (!m_stroke.isEmpty()) {
            m_pad.takeStroke(std::exchange(m_stroke, {}));
        }
    }

    SignaturePad& m_pad;
    QList<QPoint> m_stroke;
};

SignaturePad::SignaturePad(const QString& objectName, QWidget* parent)
    : QWidget(parent), m_canvas(new SignatureCanvas(*this)), m_typed(new QLineEdit)
{
    setObjectName(objectName);
    m_canvas->setObjectName(objectName + QStringLiteral(".canvas"));
    m_typed->setObjectName(objectName + QStringLiteral(".typed"));
    setFocusProxy(m_typed); // whoever comes by keys signs by typing
    m_confirm =
        new Button(objectName + QStringLiteral(".confirm"), msg("ui", "Sign with this name"), this);
    m_undo = new Button(objectName + QStringLiteral(".undo"), msg("ui", "Undo stroke"), this,
                        Emphasis::Quiet, QStringLiteral("undo"));
    m_clear = new Button(objectName + QStringLiteral(".clear"), msg("ui", "Wipe the signature"),
                         this, Emphasis::Quiet, QStringLiteral("delete"));
    m_hint =
        new Label(msg("ui", "Sign above, or type the full name and confirm."), TypeRole::Caption);
    m_hint->setMuted(true);
    m_hint->setWordWrap(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_canvas);
    auto* tools = new QHBoxLayout;
    column->addWidget(m_hint);
    tools->addStretch(1);
    tools->addWidget(m_undo);
    tools->addWidget(m_clear);
    column->addLayout(tools);
    auto* row = new QHBoxLayout;
    row->addWidget(m_typed, 1);
    row->addWidget(m_confirm);
    column->addLayout(row);

    connect(m_confirm, &QPushButton::clicked, this, &SignaturePad::confirmTyped);
    connect(m_typed, &QLineEdit::returnPressed, this, &SignaturePad::confirmTyped);
    connect(m_undo, &QPushButton::clicked, this, &SignaturePad::undoStroke);
    connect(m_clear, &QPushButton::clicked, this, &SignaturePad::clear);
    retranslate();
    showState();
}

void SignaturePad::setSignature(const Signature& signature)
{
    m_signature = signature;
    m_typed->setText(signature.typedName);
    showState();
}

void SignaturePad::setSignatory(const QString& name)
{
    m_signatory = name;
    m_canvas->update();
}

void SignaturePad::clear()
{
    m_signature = {};
    m_typed->clear();
    showState();
    Q_EMIT signatureChanged();
}

void SignaturePad::undoStroke()
{
    if (!m_signature.strokes.isEmpty()) {
        m_signature.strokes.removeLast();
        showState();
        Q_EMIT signatureChanged();
    }
}

void SignaturePad::takeStroke(const QList<QPoint>& stroke)
{
    m_signature.typedName.clear();
    m_typed->clear();
    m_signature.strokes.append(stroke);
    showState();
    Q_EMIT signatureChanged();
}

void SignaturePad::confirmTyped()
{
    const QString name = m_typed->text().simplified();
    if (name.isEmpty()) {
        m_hint->setMessage(msg("ui", "Type the full name first, then confirm."));
        setInvalid(m_typed, true);
        m_typed->setFocus();
        return;
    }
    m_signature = {};
    m_signature.typedName = name;
    showState();
    Q_EMIT signatureChanged();
}

void SignaturePad::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showState();
    }
}

void SignaturePad::retranslate()
{
    m_typed->setPlaceholderText(translated(msg("ui", "Full name of the one who signs")));
    m_typed->setAccessibleName(translated(msg("ui", "Full name of the one who signs")));
}

void SignaturePad::showState()
{
    setInvalid(m_typed, false);
    m_undo->setEnabled(!m_signature.strokes.isEmpty());
    m_clear->setEnabled(!m_signature.isEmpty());
    m_hint->setMessage(m_signature.isEmpty()
                           ? msg("ui", "Sign above, or type the full name and confirm.")
                           : msg("ui", "Signed."));
    m_canvas->setAccessibleName(translated(m_signature.isEmpty()
                                               ? msg("ui", "Signature: not signed yet")
                                               : msg("ui", "Signature: signed")));
    m_canvas->update();
}

} // namespace myspike::ui
