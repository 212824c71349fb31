// The first page: who are you. One column, works by keyboard, says why it refuses and what to do.
#pragma once

#include <QWidget>

#include "client/sync/sign_in.h"

class QLineEdit;

namespace myspike {

namespace ui {
class Button;
class BusyLine;
class IconButton;
class Label;
class Language;
class MessageStrip;
} // namespace ui

class LoginPage final : public QWidget
{
    Q_OBJECT
public:
    /// `language` outlives the page. `address` is shown, so that nobody types a password into the
    /// wrong server.
    LoginPage(ui::Language& language, const QString& address, const QString& lastUser,
              QWidget* parent = nullptr);

    /// Who logs in; set before the page is used, and again when the server is another one.
    void setSignIn(SignIn* signIn) { m_signIn = signIn; }
    void say(const Fault& fault);
    void say(const Text& text);
    /// A locked screen knows who must come back; only the password is asked.
    void lockFor(const QString& userName);

Q_SIGNALS:
    void signedIn(const myspike::SignedIn& who, const QString& userName);

public Q_SLOTS:
    void submit();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void setBusy(bool busy);

    ui::Language& m_language;
    SignIn* m_signIn = nullptr;
    QString m_address;
    ui::Label* m_userLabel;
    QLineEdit* m_user;
    ui::Label* m_passwordLabel;
    QLineEdit* m_password;
    ui::Label* m_where;
    ui::MessageStrip* m_strip;
    ui::BusyLine* m_busy;
    ui::Button* m_logIn;
    ui::Button* m_tongue;
};

} // namespace myspike
