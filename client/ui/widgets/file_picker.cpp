#include "client/ui/widgets/file_picker.h"

#include <QFileDialog>
#include <QFileInfo>

#include "client/ui/language.h"

namespace myspike::ui {

namespace {

QFileDialog* makeDialog(QWidget* parent, const FileRequest& request)
{
    auto* dialog = new QFileDialog(parent, translated(request.title));
    dialog->setObjectName(QStringLiteral("file_picker"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    if (!request.filters.isEmpty()) {
        dialog->setNameFilters(request.filters);
    }
    return dialog;
}

} // namespace

void DialogFilePicker::openFiles(QWidget* parent, const FileRequest& request,
                                 std::function<void(const QStringList&)> chosen)
{
    QFileDialog* dialog = makeDialog(parent, request);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, std::move(chosen));
    dialog->open();
}

void DialogFilePicker::saveFile(QWidget* parent, const FileRequest& request,
                                std::function<void(const QString&)> chosen)
{
    QFileDialog* dialog = makeDialog(parent, request);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(request.suggestedName);
    dialog->setDefaultSuffix(QFileInfo(request.suggestedName).suffix());
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

} // namespace myspike::ui
