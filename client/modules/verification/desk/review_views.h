// The parts of the review page: the report with its versions, sample and marks, findings with
// photographs. GUI thread.
#pragma once

#include <QScrollArea>

#include "client/modules/verification/desk/review_facts.h"
#include "client/ui/values/workplace.h"

class QStandardItemModel;
class QVBoxLayout;

namespace myspike::ui {
class Label;
class ThumbnailStrip;
} // namespace myspike::ui

namespace myspike::desk {

class DeskTable;

class ReportView final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ReportView(const QString& objectName, QWidget* parent = nullptr);
    void show(const ReviewFacts& facts);

private:
    void addText(Msg label, const std::string& text);
    void addUnlisted(const ReviewFacts& facts);

    QVBoxLayout* m_column;
};

class MarksView final : public QWidget
{
    Q_OBJECT
public:
    explicit MarksView(const QString& objectName, QWidget* parent = nullptr);
    void show(const ReviewFacts& facts);

private:
    DeskTable* m_sample;
    DeskTable* m_amendments;
};

class FindingsView final : public QWidget
{
    Q_OBJECT
public:
    FindingsView(const QString& objectName, const ui::Workplace& workplace,
                 QWidget* parent = nullptr);
    void show(const ReviewFacts& facts);

private:
    void showFinding();

    ui::Workplace m_workplace;
    std::vector<Record> m_records;
    DeskTable* m_table;
    ui::Label* m_text;
    ui::Label* m_photosHint;
    QStandardItemModel* m_photos;
    ui::ThumbnailStrip* m_strip;
};

/// Reasons of a sample entry or the like: codes joined by | put into words.
Text reasonsInWords(const std::string& codes);

} // namespace myspike::desk
