// Takes a signature by pen, finger or mouse; by keyboard as a typed name that is confirmed.
#pragma once

#include <QWidget>

#include "client/ui/widgets/signature.h"

class QLineEdit;

namespace myspike::ui {

class Button;
class Label;

class SignaturePad final : public QWidget
{
    Q_OBJECT
public:
    explicit SignaturePad(const QString& objectName, QWidget* parent = nullptr);

    const Signature& signature() const { return m_signature; }
    void setSignature(const Signature& signature);
    /// Who signs; shown under the line and expected where the name is typed.
    void setSignatory(const QString& name);

public Q_SLOTS:
    void clear();
    void undoStroke();

Q_SIGNALS:
    /// After each stroke, typed confirmation or removal by the user.
    void signatureChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    friend class SignatureCanvas;
    void takeStroke(const QList<QPoint>& stroke);
    void confirmTyped();
    void retranslate();
    void showState();

    Signature m_signature;
    QString m_signatory;
    QWidget* m_canvas;
    QLineEdit* m_typed;
    Button* m_confirm;
    Button* m_undo;
    Button* m_clear;
    Label* m_hint;
};

} // namespace myspike::ui
