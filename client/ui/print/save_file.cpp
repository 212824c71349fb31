#include "client/ui/print/save_file.h"

#include <QFileInfo>
#include <QSaveFile>

namespace myspike::print {

namespace {

/// A nearly full disk takes a part and only refuses the next piece, so ask until it says why.
bool writeAll(QSaveFile& file, const QByteArray& bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const qint64 written = file.write(bytes.constData() + done, bytes.size() - done);
        if (written <= 0)
            return false;
        done += written;
    }
    return true;
}

} // namespace

Status saveFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    // Unbuffered: commit() overlooks a failure while a buffer is emptied.
    if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && writeAll(file, bytes) &&
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
