// Files from and to the disk, behind an interface so that tests choose them.
#pragma once

#include <QStringList>
#include <functional>

#include "shared/base/text.h"

class QWidget;

namespace myspike::ui {

struct FileRequest
{
    Text title;
    /// As "PDF (*.pdf)"; empty means all files.
    QStringList filters;
    QString suggestedName;
};

class FilePicker
{
public:
    virtual ~FilePicker() = default;
    /// Calls `chosen` with one or more paths; not at all when the user thinks better of it.
    virtual void openFiles(QWidget* parent, const FileRequest& request,
                           std::function<void(const QStringList&)> chosen) = 0;
    virtual void saveFile(QWidget* parent, const FileRequest& request,
                          std::function<void(const QString&)> chosen) = 0;
};

/// Qt's own dialogs, which speak Malay where the system's may not.
class DialogFilePicker final : public FilePicker
{
public:
    void openFiles(QWidget* parent, const FileRequest& request,
                   std::function<void(const QStringList&)> chosen) override;
    void saveFile(QWidget* parent, const FileRequest& request,
                  std::function<void(const QString&)> chosen) override;
};

} // namespace myspike::ui
