#include "client/ui/theme/style.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>

#include "client/ui/theme/icons.h"
#include "client/ui/theme/tokens.h"
#include "client/ui/theme/type_scale.h"

namespace myspike::ui {

namespace {

constexpr char kEmphasis[] = "emphasis";
constexpr char kInvalid[] = "invalid";

Emphasis emphasisOf(const QWidget* widget)
{
    return widget == nullptr ? Emphasis::Plain
                             : static_cast<Emphasis>(widget->property(kEmphasis).toInt());
}

bool has(const QStyleOption* option, QStyle::StateFlag flag) { return option->state & flag; }

qreal radius() { return space(1.25); }

void drawGlyph(QPainter* painter, const QRect& rect, const char* name, const QColor& colour,
               int side)
{
    const QRect box(rect.center() - QPoint(side / 2, side / 2) + QPoint(1, 1), QSize(side, side));
    painter->drawPixmap(
        box, iconPixmap(QLatin1String(name), side, colour, painter->device()->devicePixelRatioF()));
}

} // namespace

void setEmphasis(QWidget* button, Emphasis emphasis)
{
    button->setProperty(kEmphasis, static_cast<int>(emphasis));
    button->update();
}

void setInvalid(QWidget* field, bool invalid)
{
    field->setProperty(kInvalid, invalid);
    field->update();
}

void drawBox(QPainter* painter, const QRectF& rect, const QColor& fill, const QColor& edge,
             qreal radius, qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : Qt::NoBrush);
    if (edge.isValid() && edge.alpha() > 0) {
        painter->setPen(QPen(edge, width));
        const qreal inset = width / 2.0;
        painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    } else {
        painter->setPen(Qt::NoPen);
        painter->drawRoundedRect(rect, radius, radius);
    }
    painter->restore();
}

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) { setObjectName(QStringLiteral("myspike")); }

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QPushButton*>(widget) != nullptr ||
        qobject_cast<QToolButton*>(widget) != nullptr ||
        qobject_cast<QComboBox*>(widget) != nullptr ||
        qobject_cast<QAbstractSpinBox*>(widget) != nullptr ||
        qobject_cast<QLineEdit*>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_Hover);
    }
    // Its frame is filled as a field is; a square of its own would cover the round corners.
    if (auto* text = qobject_cast<QPlainTextEdit*>(widget)) {
        text->viewport()->setAutoFillBackground(false);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return space(3);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space(2);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_FocusFrameVMargin:
        return 0;
    case PM_FocusFrameHMargin:
        return qobject_cast<const QAbstractItemView*>(widget) != nullptr ? space(1.5) : space(0.5);
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return space(1);
    case PM_ScrollBarExtent:
        return space(3);
    case PM_ScrollBarSliderMin:
        return space(8);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
        return space(4.5);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return space(4.5);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return space(2);
    case PM_HeaderMargin:
        return space(1.5);
    case PM_TabBarTabHSpace:
        return space(7);
    case PM_TabBarTabVSpace:
        return space(4);
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_ToolTipLabelFrameWidth:
        return space(1.5);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_Widget_Animation_Duration:
    case SH_ComboBox_Popup:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_FormLayoutLabelAlignment:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_Table_GridLineColor:
        return widget != nullptr ? static_cast<int>(tokens(widget).border.rgb())
                                 : QProxyStyle::styleHint(hint, option, widget, data);
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

int Style::layoutSpacing(QSizePolicy::ControlType, QSizePolicy::ControlType, Qt::Orientation,
                         const QStyleOption*, const QWidget*) const
{
    return space(2);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option,
                            const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame != nullptr && frame->lineWidth > 0) {
            return rect.adjusted(space(1.5), 0, -space(1.5), 0);
        }
    }
    return rect;
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    QSize s = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int target = std::max(32, space(8));
    switch (type) {
    case CT_PushButton:
        s = QSize(size.width() + space(7), std::max(target, size.height() + space(3)));
        break;
    case CT_ToolButton:
        s.setHeight(std::max(s.height(), target));
        s.setWidth(std::max(s.width() + space(1), target));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        s.setHeight(std::max(size.height() + space(1), target));
        if (type == CT_ComboBox) {
            s.rwidth() += space(3);
        }
        break;
    case CT_ItemViewItem:
        s.setHeight(std::max(s.height(), target));
        break;
    case CT_CheckBox:
    case CT_RadioButton:
        s.setHeight(std::max(s.height(), target));
        break;
    case CT_HeaderSection:
        s.setHeight(std::max(s.height(), target));
        break;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
            item != nullptr && item->menuItemType != QStyleOptionMenuItem::Separator) {
            s.setHeight(std::max(s.height(), target));
            s.rwidth() += space(4);
        }
        break;
    default:
        break;
    }
    return s;
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                            SubControl sub, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider == nullptr) {
            return {};
        }
        // No line buttons: the whole extent is groove, which leaves a longer handle to catch.
        const QRect r = option->rect;
        if (sub == SC_ScrollBarAddLine || sub == SC_ScrollBarSubLine) {
            return {};
        }
        const bool across = slider->orientation == Qt::Horizontal;
        const int length = across ? r.width() : r.height();
        const qint64 range = qint64(slider->maximum) - slider->minimum;
        int handle = length;
        if (range > 0) {
            const qint64 total = range + slider->pageStep;
            handle = int(std::max<qint64>(pixelMetric(PM_ScrollBarSliderMin, option, widget),
                                          qint64(slider->pageStep) * length / total));
            handle = std::min(handle, length);
        }
        const int start =
            sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                    length - handle, slider->upsideDown);
        const auto part = [&](int from, int extent) {
            const QRect box = across ? QRect(r.x() + from, r.y(), extent, r.height())
                                     : QRect(r.x(), r.y() + from, r.width(), extent);
            return visualRect(slider->direction, r, box);
        };
        switch (sub) {
        case SC_ScrollBarSlider:
            return part(start, handle);
        case SC_ScrollBarSubPage:
            return part(0, start);
        case SC_ScrollBarAddPage:
            return part(start + handle, length - start - handle);
        default:
            return r;
        }
    }
    if (control == CC_ComboBox && sub == SC_ComboBoxEditField) {
        return visualRect(option->direction, option->rect,
                          option->rect.adjusted(space(2), 1, -space(7), -1));
    }
    if (control == CC_ComboBox && sub == SC_ComboBoxArrow) {
        QRect r = option->rect;
        r.setLeft(r.right() - space(7));
        return visualRect(option->direction, option->rect, r);
    }
    const QRect rect = QProxyStyle::subControlRect(control, option, sub, widget);
    if (control == CC_SpinBox && sub == SC_SpinBoxEditField) {
        return visualRect(option->direction, option->rect, rect.adjusted(space(1), 0, 0, 0));
    }
    return rect;
}

void Style::drawButtonPanel(const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const
{
    const Tokens& t = tokens(option->palette);
    const bool enabled = has(option, State_Enabled);
    const bool over = enabled && has(option, State_MouseOver);
    const bool down = has(option, State_Sunken) || has(option, State_On);
    QColor fill = t.surface;
    QColor edge = t.borderStrong;
    switch (emphasisOf(widget)) {
    case Emphasis::Primary:
        fill = over || down ? t.accentHover : t.accent;
        edge = fill;
        break;
    case Emphasis::Danger:
        fill = over || down ? t.dangerSoft : t.surface;
        edge = t.danger;
        break;
    case Emphasis::Quiet:
        fill = over || down ? t.hover : QColor(Qt::transparent);
        edge = QColor(Qt::transparent);
        break;
    case Emphasis::Plain:
        fill = has(option, State_On) ? t.accentSoft : (over || down ? t.hover : t.surface);
        edge = has(option, State_On) ? t.accent : t.borderStrong;
        break;
    }
    if (!enabled && emphasisOf(widget) != Emphasis::Quiet) {
        fill = t.sunken;
        edge = t.border;
    }
    drawBox(painter, option->rect, fill, edge, radius());
    if (has(option, State_HasFocus)) {
        const bool filled = emphasisOf(widget) == Emphasis::Primary;
        if (filled) {
            drawBox(painter, QRectF(option->rect).adjusted(2, 2, -2, -2), {}, t.onAccent,
                    radius() - 2, 1.5);
        }
        drawBox(painter, option->rect, {}, t.focus, radius(), 2);
    }
}

void Style::drawFieldPanel(const QStyleOption* option, QPainter* painter,
                           const QWidget* widget) const
{
    const Tokens& t = tokens(option->palette);
    const bool enabled = has(option, State_Enabled);
    const bool focused = enabled && has(option, State_HasFocus);
    const bool invalid = widget != nullptr && widget->property(kInvalid).toBool();
    const bool readOnly = has(option, State_ReadOnly);
    const QColor edge = focused   ? t.focus
                        : invalid ? t.danger
                        : enabled ? t.borderStrong
                                  : t.border;
    drawBox(painter, option->rect, enabled && !readOnly ? t.surface : t.window,
            readOnly && !focused ? t.border : edge, radius(), focused || invalid ? 2 : 1);
}

void Style::drawCheck(const QStyleOption* option, QPainter* painter) const
{
    const Tokens& t = tokens(option->palette);
    const bool enabled = has(option, State_Enabled);
    const bool on = has(option, State_On);
    const bool partly = has(option, State_NoChange);
    const int side = std::min({option->rect.width(), option->rect.height(), space(4.5)});
    QRect box(0, 0, side, side);
    box.moveCenter(option->rect.center());
    const QColor mark = enabled ? t.accent : t.borderStrong;
    drawBox(painter, box, on || partly ? mark : t.surface, on || partly ? mark : t.borderStrong,
            space(0.75), 1.5);
    if (on || partly) {
        drawGlyph(painter, box, on ? "check" : "minus", t.onAccent, side - 2);
    }
}

void Style::drawRadio(const QStyleOption* option, QPainter* painter) const
{
    const Tokens& t = tokens(option->palette);
    const int side = std::min({option->rect.width(), option->rect.height(), space(4.5)});
    QRect box(0, 0, side, side);
    box.moveCenter(option->rect.center());
    const bool on = has(option, State_On);
    const QColor mark = has(option, State_Enabled) ? t.accent : t.borderStrong;
    drawBox(painter, box, t.surface, on ? mark : t.borderStrong, side / 2.0, 1.5);
    if (on) {
        const qreal inset = side * 0.28;
        drawBox(painter, QRectF(box).adjusted(inset, inset, -inset, -inset), mark, {}, side / 2.0);
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    const Tokens& t = tokens(option->palette);
    switch (element) {
    case PE_FrameFocusRect:
        // Buttons and fields draw their own ring with their panel.
        if (qobject_cast<const QPushButton*>(widget) == nullptr) {
            drawBox(painter, option->rect, {}, t.focus, space(0.75), 2);
        }
        return;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
        return;
    case PE_PanelButtonCommand:
        drawButtonPanel(option, painter, widget);
        return;
    case PE_PanelButtonTool: {
        const bool on = has(option, State_On);
        const bool down = has(option, State_Sunken);
        const bool over = has(option, State_MouseOver) && has(option, State_Enabled);
        if (on || down || over) {
            drawBox(painter, option->rect, on ? t.accentSoft : t.hover, {}, radius());
        }
        return;
    }
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame != nullptr && frame->lineWidth > 0) {
            drawFieldPanel(option, painter, widget);
        }
        return;
    case PE_FrameLineEdit:
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(option, painter);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(option, painter);
        return;
    case PE_Frame: {
        const bool focused = widget != nullptr && has(option, State_HasFocus);
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame == nullptr || frame->lineWidth > 0) {
            // A text that can be written in has the edge of a field, not of a list.
            const bool isField = qobject_cast<const QPlainTextEdit*>(widget) != nullptr;
            const bool isWrong = isField && widget->property(kInvalid).toBool();
            const bool isOpen = isField && has(option, State_Enabled) &&
                                !qobject_cast<const QPlainTextEdit*>(widget)->isReadOnly();
            const QColor edge = isWrong   ? t.danger
                                : focused ? t.focus
                                : isOpen  ? t.borderStrong
                                          : t.border;
            const QColor fill = !isField ? QColor() : isOpen ? t.surface : t.window;
            drawBox(painter, option->rect, fill, edge, space(isField ? 1.25 : 0.75),
                    focused || isWrong ? 2 : 1);
        }
        return;
    }
    case PE_FrameGroupBox:
        drawBox(painter, option->rect, {}, t.border, radius());
        return;
    case PE_FrameMenu:
        painter->setPen(t.border);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, t.surface);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, t.surface);
        painter->setPen(t.borderStrong);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_PanelItemViewItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
        if (item != nullptr && item->backgroundBrush.style() != Qt::NoBrush) {
            painter->fillRect(option->rect, item->backgroundBrush);
        }
        if (has(option, State_Selected)) {
            painter->fillRect(option->rect, t.selection);
        } else if (has(option, State_MouseOver) && has(option, State_Enabled)) {
            painter->fillRect(option->rect, t.hover);
        }
        return;
    }
    case PE_FrameTabWidget:
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.border);
        return;
    case PE_IndicatorArrowDown:
        drawGlyph(painter, option->rect, "chevron_down", t.muted, space(3.5));
        return;
    case PE_IndicatorArrowUp:
        drawGlyph(painter, option->rect, "chevron_up", t.muted, space(3.5));
        return;
    case PE_IndicatorArrowLeft:
        drawGlyph(painter, option->rect, "chevron_left", t.muted, space(3.5));
        return;
    case PE_IndicatorArrowRight:
        drawGlyph(painter, option->rect, "chevron_right", t.muted, space(3.5));
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            drawGlyph(painter, option->rect,
                      header->sortIndicator == QStyleOptionHeader::SortUp ? "chevron_down"
                                                                          : "chevron_up",
                      t.accent, space(3.5));
        }
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawTab(const QStyleOption* option, QPainter* painter) const
{
    const Tokens& t = tokens(option->palette);
    const bool selected = has(option, State_Selected);
    if (!selected && has(option, State_MouseOver)) {
        drawBox(painter, QRectF(option->rect).adjusted(2, 2, -2, -4), t.hover, {}, radius());
    }
    if (selected) {
        const int thickness = std::max(2, space(0.6));
        painter->fillRect(QRect(option->rect.left() + space(1),
                                option->rect.bottom() - thickness + 1,
                                option->rect.width() - space(2), thickness),
                          t.accent);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    const Tokens& t = tokens(option->palette);
    switch (element) {
    case CE_PushButtonLabel: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button == nullptr) {
            break;
        }
        QStyleOptionButton copy = *button;
        if (has(option, State_Enabled)) {
            const Emphasis emphasis = emphasisOf(widget);
            if (emphasis == Emphasis::Primary) {
                copy.palette.setColor(QPalette::ButtonText, t.onAccent);
            } else if (emphasis == Emphasis::Danger) {
                copy.palette.setColor(QPalette::ButtonText, t.danger);
            } else if (emphasis == Emphasis::Quiet) {
                copy.palette.setColor(QPalette::ButtonText, t.accent);
            }
        }
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return;
    }
    case CE_HeaderSection:
    case CE_HeaderEmptyArea: {
        painter->fillRect(option->rect, t.sunken);
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.border);
        if (element == CE_HeaderSection && has(option, State_MouseOver)) {
            painter->fillRect(option->rect.adjusted(0, 0, 0, -1), t.hover);
        }
        return;
    }
    case CE_TabBarTabShape:
        drawTab(option, painter);
        return;
    case CE_TabBarTabLabel: {
        const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
        if (tab == nullptr) {
            break;
        }
        QStyleOptionTab copy = *tab;
        const QColor colour = has(option, State_Selected) ? t.accent : t.muted;
        copy.palette.setColor(QPalette::WindowText, colour);
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return;
    }
    case CE_ProgressBarGroove: {
        QRectF groove = option->rect;
        const qreal height = std::min<qreal>(groove.height(), space(1.5));
        groove.setTop(groove.center().y() - height / 2);
        groove.setHeight(height);
        drawBox(painter, groove, t.border, {}, height / 2);
        return;
    }
    case CE_ProgressBarContents: {
        const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
        if (bar == nullptr || bar->maximum <= bar->minimum) {
            break;
        }
        QRectF done = option->rect;
        const qreal height = std::min<qreal>(done.height(), space(1.5));
        done.setTop(done.center().y() - height / 2);
        done.setHeight(height);
        done.setWidth(done.width() * (bar->progress - bar->minimum) /
                      double(bar->maximum - bar->minimum));
        if (done.width() > 0) {
            drawBox(painter, done, t.accent, {}, height / 2);
        }
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawScrollBar(const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const
{
    const Tokens& t = tokens(option->palette);
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (slider == nullptr || slider->maximum <= slider->minimum) {
        return;
    }
    const QRectF handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const qreal inset = space(0.75);
    const bool across = slider->orientation == Qt::Horizontal;
    const QRectF body =
        across ? handle.adjusted(2, inset, -2, -inset) : handle.adjusted(inset, 2, -inset, -2);
    const bool active = has(option, State_MouseOver) || has(option, State_Sunken);
    drawBox(painter, body, active ? t.muted : t.borderStrong, {},
            std::min(body.width(), body.height()) / 2);
}

void Style::drawCombo(const QStyleOptionComplex* option, QPainter* painter,
                      const QWidget* widget) const
{
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (combo == nullptr) {
        return;
    }
    if (combo->frame) {
        drawFieldPanel(option, painter, widget);
    }
    const Tokens& t = tokens(option->palette);
    drawGlyph(painter, subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget),
              "chevron_down", has(option, State_Enabled) ? t.muted : t.borderStrong, space(4));
}

void Style::drawSpin(const QStyleOptionComplex* option, QPainter* painter,
                     const QWidget* widget) const
{
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    if (spin == nullptr) {
        return;
    }
    if (spin->frame) {
        drawFieldPanel(option, painter, widget);
    }
    const Tokens& t = tokens(option->palette);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons) {
        return;
    }
    for (const auto sub : {SC_SpinBoxUp, SC_SpinBoxDown}) {
        const bool up = sub == SC_SpinBoxUp;
        const bool can = spin->stepEnabled &
                         (up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled);
        drawGlyph(painter, proxy()->subControlRect(CC_SpinBox, option, sub, widget),
                  up ? "chevron_up" : "chevron_down", can ? t.muted : t.borderStrong, space(3));
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                               QPainter* painter, const QWidget* widget) const
{
    switch (control) {
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    case CC_ComboBox:
        drawCombo(option, painter, widget);
        return;
    case CC_SpinBox:
        drawSpin(option, painter, widget);
        return;
    case CC_ToolButton:
        // The icon or name of such a button says that a menu follows; Fusion's corner arrow does
        // not fit.
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
            button != nullptr && !(button->features & QStyleOptionToolButton::MenuButtonPopup)) {
            QStyleOptionToolButton copy = *button;
            copy.features &=
                ~QStyleOptionToolButton::ToolButtonFeatures(QStyleOptionToolButton::HasMenu);
            QProxyStyle::drawComplexControl(control, &copy, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace myspike::ui
