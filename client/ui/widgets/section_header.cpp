#include "client/ui/widgets/section_header.h"

#include <QHBoxLayout>
#include <QPainter>

#include "client/ui/theme/tokens.h"
#include "client/ui/widgets/label.h"

namespace myspike::ui {

SectionHeader::SectionHeader(Text title, QWidget* parent)
    : QWidget(parent), m_title(new Label(std::move(title), TypeRole::Strong)),
      m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, space(2), 0, space(1.5));
    m_row->addWidget(m_title);
    m_row->addStretch(1);
}

void SectionHeader::setTitle(Text title) { m_title->setMessage(std::move(title)); }

void SectionHeader::addTrailing(QWidget* widget) { m_row->addWidget(widget); }

void SectionHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens(this).border);
}

} // namespace myspike::ui
