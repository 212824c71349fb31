#include "client/ui/theme/tokens.h"

#include <QWidget>
#include <cmath>

namespace myspike::ui {

const Tokens& lightTokens()
{
    static const Tokens t{
        .window = QColor(0xF4F6F9),
        .surface = QColor(0xFFFFFF),
        .sunken = QColor(0xEDF0F4),
        .border = QColor(0xD9DEE6),
        .borderStrong = QColor(0x858F9D),
        .text = QColor(0x1A2230),
        .muted = QColor(0x545E6D),
        .accent = QColor(0x1B5AA8),
        .accentHover = QColor(0x164A8B),
        .accentSoft = QColor(0xE3EDF9),
        .onAccent = QColor(0xFFFFFF),
        .ok = QColor(0x1A6B3B),
        .okSoft = QColor(0xE2F3E8),
        .warning = QColor(0x845000),
        .warningSoft = QColor(0xFCF0DA),
        .danger = QColor(0xAE241C),
        .dangerSoft = QColor(0xFBE9E7),
        .info = QColor(0x0B6175),
        .infoSoft = QColor(0xE0F1F5),
        .selection = QColor(0xD7E5F7),
        .hover = QColor(0xE9EDF3),
        .focus = QColor(0x2A6FC9),
        .nav = QColor(0x14263F),
        .navText = QColor(0xF1F4F9),
        .navMuted = QColor(0xA9B7CB),
        .navActive = QColor(0x2A4670),
        .navHover = QColor(0x1D3454),
    };
    return t;
}

const Tokens& darkTokens()
{
    static const Tokens t{
        .window = QColor(0x151A21),
        .surface = QColor(0x1D232C),
        .sunken = QColor(0x242B36),
        .border = QColor(0x343D4A),
        .borderStrong = QColor(0x7C8796),
        .text = QColor(0xE8EBF0),
        .muted = QColor(0xA8B2BF),
        .accent = QColor(0x85B6F2),
        .accentHover = QColor(0xA3C8F6),
        .accentSoft = QColor(0x1F3350),
        .onAccent = QColor(0x0D1B2E),
        .ok = QColor(0x74D19B),
        .okSoft = QColor(0x173323),
        .warning = QColor(0xEFB55F),
        .warningSoft = QColor(0x372A12),
        .danger = QColor(0xF4958C),
        .dangerSoft = QColor(0x3D1E1C),
        .info = QColor(0x70CADD),
        .infoSoft = QColor(0x14333D),
        .selection = QColor(0x2A4265),
        .hover = QColor(0x29313D),
        .focus = QColor(0x6FA8F0),
        .nav = QColor(0x0F141B),
        .navText = QColor(0xEEF2F7),
        .navMuted = QColor(0x9FADBF),
        .navActive = QColor(0x24374F),
        .navHover = QColor(0x1A2431),
    };
    return t;
}

const Tokens& tokens(const QPalette& palette)
{
    return palette.color(QPalette::Text).lightness() > 128 ? darkTokens() : lightTokens();
}

const Tokens& tokens(const QWidget* widget) { return tokens(widget->palette()); }

QPalette paletteFrom(const Tokens& t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.window);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.muted);
    p.setColor(QPalette::Button, t.surface);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.danger);
    p.setColor(QPalette::ToolTipBase, t.surface);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Highlight, t.selection);
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::Light, t.surface);
    p.setColor(QPalette::Midlight, t.hover);
    p.setColor(QPalette::Mid, t.border);
    p.setColor(QPalette::Dark, t.borderStrong);
    p.setColor(QPalette::Shadow, t.borderStrong);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        p.setColor(QPalette::Disabled, role, t.muted);
    }
    p.setColor(QPalette::Disabled, QPalette::Base, t.window);
    p.setColor(QPalette::Disabled, QPalette::Button, t.window);
    return p;
}

QColor ink(const Tokens& t, Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return t.muted;
    case Tone::Accent:
        return t.accent;
    case Tone::Ok:
        return t.ok;
    case Tone::Warning:
        return t.warning;
    case Tone::Danger:
        return t.danger;
    case Tone::Info:
        return t.info;
    }
    return t.text;
}

QColor soft(const Tokens& t, Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return t.sunken;
    case Tone::Accent:
        return t.accentSoft;
    case Tone::Ok:
        return t.okSoft;
    case Tone::Warning:
        return t.warningSoft;
    case Tone::Danger:
        return t.dangerSoft;
    case Tone::Info:
        return t.infoSoft;
    }
    return t.sunken;
}

const char* iconName(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return "check_circle";
    case Tone::Warning:
        return "warning";
    case Tone::Danger:
        return "danger";
    case Tone::Neutral:
    case Tone::Accent:
    case Tone::Info:
        return "info";
    }
    return "info";
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& c) {
        const auto linear = [](double v) {
            return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace myspike::ui
