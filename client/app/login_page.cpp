#include "client/app/login_page.h"

#include <QEvent>
#include <QFrame>
#include <QLineEdit>
#include <QVBoxLayout>

#include "client/ui/language.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/busy_line.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"

namespace myspike {

using namespace ui;

LoginPage::LoginPage(Language& language, const QString& address, const QString& lastUser,
                     QWidget* parent)
    : QWidget(parent), m_language(language), m_address(address)
{
    setObjectName(QStringLiteral("login"));
    auto* column = new QWidget(this);
    column->setMaximumWidth(space(105));
    column->setMinimumWidth(space(85));
    m_strip = new MessageStrip(QStringLiteral("login.message"), column);
    m_userLabel = new Label(msg("login", "&User name"), TypeRole::Body, column);
    m_user = new QLineEdit(lastUser, column);
    m_user->setObjectName(QStringLiteral("login.user"));
    m_user->setMaxLength(100);
    m_userLabel->setBuddy(m_user);
    m_passwordLabel = new Label(msg("login", "&Password"), TypeRole::Body, column);
    m_password = new QLineEdit(column);
    m_password->setObjectName(QStringLiteral("login.password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMaxLength(128);
    m_passwordLabel->setBuddy(m_password);
    m_busy = new BusyLine(column);
    m_logIn = new Button(QStringLiteral("login.submit"), msg("login", "Log in"), column,
                         Emphasis::Primary);
    m_logIn->setDefault(true);
    m_tongue = new Button(QStringLiteral("login.language"), msg("login", "English"), column,
                          Emphasis::Quiet);
    m_where = new Label({}, TypeRole::Caption, column);
    m_where->setMuted(true);
    m_where->setAlignment(Qt::AlignHCenter);
    m_where->setWordWrap(true);

    auto* name = new QLabel(QStringLiteral("MySPIKE"), column);
    setTypeRole(name, TypeRole::Figure);
    auto* about =
        new Label(msg("login", "Malaysian Skills Certification System"), TypeRole::Body, column);
    about->setMuted(true);
    about->setWordWrap(true);

    auto* rows = new QVBoxLayout(column);
    rows->setSpacing(space(2));
    rows->addWidget(name);
    rows->addWidget(about);
    rows->addSpacing(space(5));
    rows->addWidget(m_strip);
    rows->addWidget(m_userLabel);
    rows->addWidget(m_user);
    rows->addSpacing(space(2));
    rows->addWidget(m_passwordLabel);
    rows->addWidget(m_password);
    rows->addWidget(m_busy);
    rows->addSpacing(space(2));
    rows->addWidget(m_logIn);
    rows->addSpacing(space(2));
    rows->addWidget(m_tongue, 0, Qt::AlignHCenter);
    rows->addWidget(m_where);

    auto* middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(column);
    middle->addStretch();
    auto* all = new QVBoxLayout(this);
    all->addStretch(2);
    all->addLayout(middle);
    all->addStretch(3);

    connect(m_logIn, &QPushButton::clicked, this, &LoginPage::submit);
    connect(m_user, &QLineEdit::returnPressed, this, [this] { m_password->setFocus(); });
    connect(m_password, &QLineEdit::returnPressed, this, &LoginPage::submit);
    connect(m_tongue, &QPushButton::clicked, this, [this] {
        m_language.choose(m_language.current() == Tongue::Malay ? Tongue::English : Tongue::Malay);
    });
    retranslate();
}

void LoginPage::say(const Fault& fault) { m_strip->say(fault); }
void LoginPage::say(const Text& text) { m_strip->say(Tone::Info, text); }

void LoginPage::lockFor(const QString& userName)
{
    m_user->setText(userName);
    m_user->setReadOnly(true);
    m_password->clear();
    m_password->setFocus();
    say(Text(msg("login", "Locked. Everything you typed is kept; log in to go on.")));
}

void LoginPage::submit()
{
    if (!m_signIn || !m_logIn->isEnabled()) {
        return;
    }
    const auto user = m_user->text().trimmed();
    if (user.isEmpty() || m_password->text().isEmpty()) {
        say(Fault::invalid(msg("login", "Type your user name and your password.")));
        (user.isEmpty() ? m_user : m_password)->setFocus();
        return;
    }
    m_strip->dismiss();
    setBusy(true);
    m_signIn->signIn(user, m_password->text()).then(this, [this, user](Result<SignedIn> who) {
        setBusy(false);
        if (!who) {
            say(who.fault());
            m_password->selectAll();
            m_password->setFocus();
            return;
        }
        m_password->clear();
        Q_EMIT signedIn(*who, user);
    });
}

void LoginPage::setBusy(bool busy)
{
    m_logIn->setEnabled(!busy);
    m_user->setEnabled(!busy);
    m_password->setEnabled(!busy);
    if (busy) {
        m_busy->start(Text(msg("login", "Logging in")));
    } else {
        m_busy->stop();
    }
}

void LoginPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void LoginPage::showEvent(QShowEvent* event)
{
    (m_user->text().isEmpty() ? m_user : m_password)->setFocus();
    QWidget::showEvent(event);
}

void LoginPage::retranslate()
{
    // Each language is offered by its own name.
    m_tongue->setMessage(m_language.current() == Tongue::Malay ? msg("login", "English")
                                                               : msg("login", "Bahasa Melayu"));
    m_where->setMessage(Text(msg("login", "Server: %1"), {TextArg(m_address.toStdString())}));
}

} // namespace myspike
