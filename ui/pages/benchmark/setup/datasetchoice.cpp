// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/datasetchoice.h"

#include "context/appcontext.h"
#include "dataset/demodataset.h"
#include "pages/benchmark/setup/datasetpicker.h"
#include "pages/benchmark/setup/datasetreader.h"
#include "pages/benchmark/setup/leftoutdialog.h"
#include "pages/benchmark/setup/runsetuppanel.h"

#include <QFileInfo>

#include <utility>

namespace epochmark {

namespace {

bool isGone(const QString& path)
{
    return path != demodataset::path() && !QFileInfo::exists(path);
}

}  // namespace

DatasetChoice::DatasetChoice(AppContext* context, RunSetupPanel* setup, QWidget* page)
    : QObject(page), m_context(context), m_setup(setup), m_page(page), m_reader(new DatasetReader(this))
{
    DatasetPicker* picker = setup->datasetPicker();
    picker->setRecent(context->settings().recentDatasets());
    connectPicker();
    connect(m_reader, &DatasetReader::started, this, [this, picker](const QString& path) {
        putAside();  // Start must not take it while another one is looked at
        picker->showReading(path);
    });
    connect(m_reader, &DatasetReader::listed, this, &DatasetChoice::take);
    connect(m_reader, &DatasetReader::sampled, picker, &DatasetPicker::showThumbnails);
    connect(m_reader, &DatasetReader::failed, this, &DatasetChoice::refuse);
}

DatasetChoice::~DatasetChoice() = default;

void DatasetChoice::connectPicker()
{
    DatasetPicker* picker = m_setup->datasetPicker();
    connect(picker, &DatasetPicker::browseRequested, this, &DatasetChoice::browse);
    connect(picker, &DatasetPicker::folderRequested, this, &DatasetChoice::browseFolder);
    connect(picker, &DatasetPicker::changeRequested, this, &DatasetChoice::clear);
    connect(picker, &DatasetPicker::readingCancelled, this, &DatasetChoice::clear);
    connect(picker, &DatasetPicker::keepRequested, this, &DatasetChoice::keep);
    connect(picker, &DatasetPicker::leftOutRequested, this, [this](const QList<LeftOut>& leftOut) {
        (new LeftOutDialog(leftOut, m_page))->open();  // deletes itself
    });
}

void DatasetChoice::read(const QString& path)
{
    m_reader->read(path);
}

void DatasetChoice::readLast()
{
    const QString last = m_context->settings().lastDataset();
    if (last.isEmpty()) {
        return;
    }
    if (isGone(last)) {  // perhaps on a disk that isn't plugged in: it stays among the recent ones
        m_setup->datasetPicker()->showError({ErrorCode::Input, goneWords(last), {}}, false);
    } else {
        read(last);
    }
}

void DatasetChoice::take(const DatasetPreview& preview)
{
    DatasetPicker* picker = m_setup->datasetPicker();
    picker->showPreview(preview);
    m_context->settings().setLastDataset(preview.path);
    if (preview.path != demodataset::path()) {
        m_context->settings().addRecentDataset(preview.path);
        picker->setRecent(m_context->settings().recentDatasets());
    }
    m_former.reset();
    m_setup->setQueue({});  // what came of a queue belongs to its dataset
    m_setup->setDataset(preview);
    Q_EMIT chosen();
}

void DatasetChoice::refuse(const QString& path, const Error& error)
{
    DatasetPicker* picker = m_setup->datasetPicker();
    m_context->settings().removeRecentDataset(path);
    picker->setRecent(m_context->settings().recentDatasets());
    const bool isMissing = isGone(path);
    picker->showError({error.code, isMissing ? goneWords(path) : error.message, error.detail},
                      m_former.has_value());
    keep();
}

QString DatasetChoice::goneWords(const QString& path)
{
    return tr("%1 isn't there any more. Choose another zip or folder.").arg(QFileInfo(path).fileName());
}

void DatasetChoice::clear()
{
    m_reader->cancel();
    putAside();
    m_setup->datasetPicker()->showEmpty(m_former ? m_former->name : QString());
}

void DatasetChoice::putAside()
{
    if (m_setup->dataset()) {
        m_former = m_setup->dataset();
        m_setup->setDataset(std::nullopt);
    }
}

void DatasetChoice::keep()
{
    m_setup->setDataset(std::exchange(m_former, std::nullopt));
}

void DatasetChoice::browse()
{
    const QStringList recent = m_context->settings().recentDatasets();
    const QString folder = recent.isEmpty() ? QString() : QFileInfo(recent.constFirst()).path();
    m_context->dialogs().openFile(m_page, tr("Choose a zip of pictures"), folder,
                                  tr("Zip archives (*.zip);;All files (*)"),
                                  [this](const QString& path) { m_context->useDataset(path); });
}

void DatasetChoice::browseFolder()
{
    m_context->dialogs().openFolder(m_page, tr("Choose a folder of pictures"), {},
                                    [this](const QString& path) { m_context->useDataset(path); });
}

}  // namespace epochmark
