// The list of a type: search, typed filters, sort, columns, preview, copy, export, print. Made
// from the description; a module's own page takes over only where it does more. GUI thread.
#pragma once

#include <functional>

#include "client/ui/print/table_export.h"
#include "client/ui/shell/page.h"
#include "client/ui/table/row_table.h"
#include "client/ui/values/workplace.h"

class QLineEdit;
class QSplitter;
class QStackedLayout;
class QTimer;

namespace myspike::ui {

class BusyLine;
class Button;
class EmptyState;
class FilterBar;
class Label;
class MessageStrip;
class RecordForm;

/// A list that shows less than all of a type: an officer's own, what waits.
struct ListView
{
    QString objectName; ///< by default `list_<type>`
    Msg title = {};     ///< by default the type's plural
    std::vector<Condition> where = {};
    std::vector<Sort> sort = {}; ///< by default the type's
    bool offersNew = true;
    /// Names of the columns until the user chooses others; by default the type's.
    std::vector<const char*> columns = {};
};

class ListPage final : public Page
{
    Q_OBJECT
public:
    ListPage(const Workplace& workplace, const RecordType& type, ListView view = {},
             QWidget* parent = nullptr);
    ~ListPage() override;

    QString title() const override;
    QString subtitle() const override;
    void retranslate() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    void refresh() override;
    void takeFocus() override;

    RowTable& table() { return *m_table; }
    FilterBar& filters() { return *m_filters; }
    QLineEdit& searchLine() { return *m_search; }
    /// What the list asks for now.
    Query query() const;
    bool isPreviewOpen() const;

public Q_SLOTS:
    void setSearch(const QString& words);
    void sortBy(const QString& field);
    void togglePreview();
    void chooseColumns();
    void exportExcel();
    void exportCsv();
    void savePdf();
    void preview();

Q_SIGNALS:
    /// A record was chosen; also handed to the workplace.
    void recordOpened(const QString& type, const myspike::Id& record);
    /// An export or print has come to its end, well or not.
    void exportEnded(bool ok);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addActs();
    void readLayout();
    void keepLayout();
    void applyLayout(const QStringList& columns, const QMap<QString, int>& widths);
    std::vector<const FieldDef*> usualColumns() const;
    void ask();
    void showState();
    void showPreview();
    void offerDrafts();
    QString queryInWords() const;
    void collect(std::function<void(const CollectedRows&)> use);
    void saveAs(const char* suffix, const char* filter,
                std::function<Status(const print::ExportTable&, const QString&)> save);
    print::ExportTable tableOf(const CollectedRows& rows) const;

    Workplace m_workplace;
    const RecordType& m_type;
    ListView m_view;
    std::vector<Sort> m_sort;
    bool m_hasAsked = false;
    QLineEdit* m_search;
    QTimer* m_searchDelay;
    QTimer* m_layoutDelay;
    Button* m_filterButton;
    Button* m_columnsButton;
    FilterBar* m_filters;
    MessageStrip* m_strip;
    BusyLine* m_busy;
    RowTable* m_table;
    EmptyState* m_empty;
    Button* m_emptyAct = nullptr;
    QStackedLayout* m_stack;
    QSplitter* m_splitter;
    QWidget* m_previewPanel;
    Label* m_previewTitle;
    RecordForm* m_previewForm = nullptr;
    int m_previewGeneration = 0;
};

} // namespace myspike::ui
