// The ticks of one verifier, each with every reason for or against, as text that can be read,
// copied and heard. GUI thread.
#pragma once

#include <QFrame>

#include "client/modules/verification/desk/verifier_checks.h"

class QGridLayout;

namespace myspike::desk {

class CheckList final : public QFrame
{
    Q_OBJECT
public:
    explicit CheckList(const QString& objectName, QWidget* parent = nullptr);
    void setChecks(const std::vector<VerifierCheck>& checks);

private:
    QGridLayout* m_grid;
};

} // namespace myspike::desk
