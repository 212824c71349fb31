// A standing list of the officer's desk as a list page.
#pragma once

#include "client/modules/verification/desk/desk_lists.h"
#include "client/replica/replica.h"
#include "client/ui/table/list_page.h"

namespace myspike::desk {

inline ui::ListPage* makeListPage(const ui::Workplace& workplace, const DeskList& list)
{
    return new ui::ListPage(workplace, *workplace.replica->catalogue().type(list.query.type),
                            {.objectName = QStringLiteral("desk_list_") + QLatin1String(list.id),
                             .title = list.title,
                             .where = list.query.where,
                             .sort = list.query.sort,
                             .offersNew = false,
                             .columns = list.columns});
}

} // namespace myspike::desk
