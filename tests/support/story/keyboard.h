// A person's hands without a mouse: each key goes to the window that has the keyboard, as the
// system would send it, and is counted.
#pragma once

#include <QString>
#include <Qt>

class QWidget;

namespace myspike::test {

class Keyboard
{
public:
    void press(int key, Qt::KeyboardModifiers modifiers = {});
    /// Latin text; a line feed is the Return key.
    void type(const QString& text);
    /// Replaces what stands in the line or text that has the keyboard.
    void replace(const QString& text);
    /// Tab until the widget of that name has the keyboard.
    void tabTo(const QString& objectName, int most = 120);
    /// Tab to a button, and press it.
    void choose(const QString& objectName);
    int keys() const { return m_keys; }

private:
    int m_keys = 0;
};

/// What has the keyboard now, for a sentence.
QString focusName();

} // namespace myspike::test
