// Pictures kept in the replica, small and remembered: portraits of trainees, thumbnails of rows.
#pragma once

#include <QImage>
#include <QRect>
#include <QString>
#include <string>

#include "client/replica/replica.h"
#include "client/ui/theme/tokens.h"

class QPainter;

namespace myspike::site_visit {

/// A kept picture scaled to at most `side` pixels; null where its bytes are elsewhere or broken.
QImage keptPicture(const Replica& replica, const std::string& sha256, int side);

/// A portrait, or the initials of the name where there is none.
void drawPortrait(QPainter* painter, const ui::Tokens& tokens, const Replica& replica,
                  const std::string& sha256, const QString& name, const QRect& rect);

} // namespace myspike::site_visit
