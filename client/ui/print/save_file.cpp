#include "client/ui/print/save_file.h"

#include <QFileInfo>
#include <QSaveFile>

namespace myspike::print {

Status saveFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    // QSaveFile::commit() overlooks a failure while its buffer is emptied, so empty it first.
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush() &&
        file.commit())
        return okStatus();
    const auto error = file.error();
    const std::string detail = "save: " + file.errorString().toStdString();
    file.cancelWriting();
    const std::string name = QFileInfo(path).fileName().toStdString();
    // QFile reports ENOSPC as a resource error.
    if (error == QFileDevice::ResourceError)
        return Fault{
            FaultCode::DiskFull,
            Text(msg("print", "There is no room on the disk to save %1. Free some space or "
                              "choose another folder, then save again."),
                 {name}),
            detail,
            {}};
    return Fault{FaultCode::Io,
                 Text(msg("print", "%1 could not be saved. Check that the folder exists, that you "
                                   "may write in it and that the file is not open elsewhere, then "
                                   "save again."),
                      {name}),
                 detail,
                 {}};
}

} // namespace myspike::print
