// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/datasetpicker.h"

#include "base/format.h"
#include "base/printable.h"
#include "dataset/demodataset.h"
#include "dataset/leftout.h"
#include "pages/benchmark/setup/dropzone.h"
#include "pages/benchmark/setup/namesoffer.h"
#include "pages/benchmark/setup/samplestrip.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/iconlabel.h"
#include "widgets/icontext.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace epochmark {

namespace {

QVBoxLayout* plainColumn(QWidget* parent, int spacing)
{
    auto* column = new QVBoxLayout(parent);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

QString shortName(const QString& path)
{
    return path == demodataset::path() ? demodataset::shownName(demodataset::recordedName())
                                       : QFileInfo(path).fileName();
}

QString countsOf(const DatasetPreview& preview)
{
    return DatasetPicker::tr("%n class(es)", nullptr, static_cast<int>(preview.classes.size()))
           + QStringLiteral(" · ")
           + DatasetPicker::tr("%1 to train, %2 to test")
                 .arg(format::count(preview.trainPictures()), format::count(preview.testPictures()));
}

/// "cats: 350 to train, 70 to test", a line a class, and what isn't used.
QString countsByClass(const DatasetPreview& preview)
{
    QStringList lines;
    for (qsizetype i = 0; i < preview.classes.size(); ++i) {
        lines << DatasetPicker::tr("%1: %2 to train, %3 to test")
                     .arg(preview.classes[i], format::count(preview.trainCounts[i]),
                          format::count(preview.testCounts[i]));
    }
    for (const UnusedFolder& folder : preview.unusedFolders) {
        lines << DatasetPicker::tr("Not used: %1 pictures in %2")
                     .arg(format::count(folder.pictures), printable(folder.name));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

DatasetPicker::DatasetPicker(QWidget* parent) : QWidget(parent)
{
    auto* column = plainColumn(this, 8);
    m_chooser = makeChooser();
    m_reading = makeReading();
    m_chosen = makeChosen();
    m_error = new Banner;
    m_error->setObjectName(QStringLiteral("datasetError"));
    m_refused = makeButton(tr("Show the files left out"), QStringLiteral("refusedFilesButton"), {},
                           ButtonKind::Link);
    connect(m_refused, &QPushButton::clicked, this, [this] { Q_EMIT leftOutRequested(m_refusedFiles); });
    column->addWidget(m_error);
    column->addWidget(m_refused, 0, Qt::AlignLeft);
    column->addWidget(m_chooser);
    column->addWidget(m_reading);
    column->addWidget(m_chosen);
    setRecent({});
    showEmpty();
}

QWidget* DatasetPicker::makeChooser()
{
    auto* place = new QWidget;
    m_drop = new DropZone;
    connect(m_drop, &DropZone::dropped, this, &DatasetPicker::datasetChosen);
    connect(m_drop, &DropZone::browseRequested, this, &DatasetPicker::browseRequested);
    connect(m_drop, &DropZone::folderRequested, this, &DatasetPicker::folderRequested);
    m_recent = new IconText;
    m_recent->label()->setObjectName(QStringLiteral("recentLabel"));
    connect(m_recent, &IconText::linkActivated, this,
            [this](const QString& link) { Q_EMIT datasetChosen(m_recentPaths.value(link.toInt())); });
    auto* column = plainColumn(place, 8);
    m_keep = makeButton({}, QStringLiteral("keepDatasetButton"), QStringLiteral("undo"), ButtonKind::Link);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        showPlace(m_chosen);
        Q_EMIT keepRequested();
    });
    column->addWidget(m_keep, 0, Qt::AlignLeft);
    column->addWidget(m_drop);
    column->addWidget(makeDemoRow());
    column->addWidget(m_recent);
    return place;
}

QWidget* DatasetPicker::makeDemoRow()
{
    auto* box = new QFrame;
    theme::setLook(box, QStringLiteral("box"));
    auto* name = new QLabel(shortName(demodataset::path()));
    name->setProperty("look", QStringLiteral("strong"));
    auto* about = new QLabel(tr("built in, needs no download"));
    about->setProperty("look", QStringLiteral("caption muted"));
    auto* use = makeButton(tr("&Use"), QStringLiteral("useDemoButton"), {}, ButtonKind::Link);
    use->setAccessibleName(tr("Use the Demo set"));
    connect(use, &QPushButton::clicked, this, [this] { Q_EMIT datasetChosen(demodataset::path()); });
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(about);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(12, 5, 6, 5);
    row->setSpacing(12);
    row->addWidget(new IconLabel(QStringLiteral("grid"), IconRole::Accent, 16));
    row->addLayout(words, 1);
    row->addWidget(use);
    return box;
}

QWidget* DatasetPicker::makeReading()
{
    auto* place = new QFrame;
    theme::setLook(place, QStringLiteral("box"));
    m_readingName = new ElidedLabel;
    m_readingName->setElideMode(Qt::ElideMiddle);
    auto* bar = new QProgressBar;
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("Reading the dataset"));
    auto* cancel = makeButton(tr("Cancel"), QStringLiteral("cancelReadingButton"), {}, ButtonKind::Link);
    cancel->setShortcut(Qt::Key_Escape);  // works only while it is visible
    connect(cancel, &QPushButton::clicked, this, &DatasetPicker::readingCancelled);
    auto* row = new QHBoxLayout;
    row->addWidget(m_readingName, 1);
    row->addWidget(cancel);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(12, 8, 8, 12);
    column->addLayout(row);
    column->addWidget(bar);
    return place;
}

QWidget* DatasetPicker::makeChosen()
{
    auto* place = new QWidget;
    m_icon = new IconLabel(QStringLiteral("zip"), IconRole::Muted, 24);
    m_name = new ElidedLabel;
    m_name->setObjectName(QStringLiteral("datasetName"));
    m_name->setProperty("look", QStringLiteral("strong"));
    m_name->setElideMode(Qt::ElideMiddle);
    m_counts = new ElidedLabel;
    m_counts->setObjectName(QStringLiteral("datasetCounts"));
    m_counts->setProperty("look", QStringLiteral("caption muted"));
    m_strip = new SampleStrip;
    m_offer = new NamesOffer;
    connect(m_offer, &NamesOffer::accepted, this, [this] {
        m_offer->hide();
        Q_EMIT namesAccepted();
    });
    m_leftOutLine = new IconText;
    m_leftOutLine->label()->setObjectName(QStringLiteral("leftOutLabel"));
    connect(m_leftOutLine, &IconText::linkActivated, this, [this] { Q_EMIT leftOutRequested(m_leftOut); });
    m_change = makeButton(tr("C&hange"), QStringLiteral("changeDatasetButton"), {}, ButtonKind::Link);
    m_change->setAccessibleName(tr("Choose another dataset"));
    connect(m_change, &QPushButton::clicked, this, &DatasetPicker::changeRequested);

    auto* head = new QGridLayout;
    head->setHorizontalSpacing(8);
    head->setVerticalSpacing(0);
    head->setColumnStretch(1, 1);
    head->addWidget(m_icon, 0, 0, 2, 1);
    head->addWidget(m_name, 0, 1);
    head->addWidget(m_change, 0, 2);
    head->addWidget(m_counts, 1, 1, 1, 2);
    auto* column = plainColumn(place, 8);
    column->addLayout(head);
    column->addWidget(m_strip);
    column->addWidget(m_offer);
    column->addWidget(m_leftOutLine);
    return place;
}

void DatasetPicker::setRecent(const QStringList& paths)
{
    m_recentPaths = paths;
    QStringList links;
    for (qsizetype i = 0; i < paths.size() && i < 3; ++i) {
        links << QStringLiteral("<a href=\"%1\">%2</a>")
                     .arg(QString::number(i), shortName(paths[i]).toHtmlEscaped());
    }
    m_recent->setContent(QStringLiteral("clock"), IconRole::Muted,
                         links.isEmpty() ? tr("Recent: none yet")
                                         : tr("Recent: %1").arg(links.join(QLatin1String(", "))));
    m_recent->label()->setAccessibleName(tr("Recent datasets"));
}

void DatasetPicker::showPlace(QWidget* place)
{
    for (QWidget* other : {m_chooser, m_reading, m_chosen}) {
        other->setVisible(other == place);
    }
}

void DatasetPicker::hideError()
{
    m_error->hide();
    m_refused->hide();
}

void DatasetPicker::showEmpty(const QString& former)
{
    hideError();
    setButton(m_keep, tr("&Keep %1").arg(QString(former).replace(QLatin1Char('&'), QLatin1String("&&"))),
              QStringLiteral("undo"), ButtonKind::Link);
    m_keep->setVisible(!former.isEmpty());
    showPlace(m_chooser);
}

void DatasetPicker::showReading(const QString& path)
{
    hideError();
    m_readingName->setText(tr("Reading %1").arg(shortName(path)));
    showPlace(m_reading);
}

void DatasetPicker::showPreview(const DatasetPreview& preview)
{
    hideError();
    m_icon->setIcon(preview.path == QLatin1String("demo") ? QStringLiteral("grid")
                    : QFileInfo(preview.path).isDir()     ? QStringLiteral("folder")
                                                          : QStringLiteral("zip"),
                    IconRole::Muted);
    m_name->setText(demodataset::shownName(preview.name));
    m_name->setToolTip(preview.path == QLatin1String("demo") ? tr("Built in") : preview.path);
    m_counts->setText(countsOf(preview));
    m_counts->setToolTip(countsByClass(preview));
    m_strip->setThumbnails({});
    m_offer->setPreview(preview);
    setLeftOut(preview.leftOut);
    showPlace(m_chosen);
}

void DatasetPicker::showThumbnails(const QList<QImage>& thumbnails)
{
    m_strip->setThumbnails(thumbnails);
}

void DatasetPicker::showError(const Error& error, bool isFormerKept)
{
    m_error->setContent(Banner::Kind::Error, error.message);
    m_error->show();
    m_refusedFiles = leftout::of(error);
    m_refused->setVisible(!m_refusedFiles.isEmpty());
    if (!isFormerKept) {
        m_keep->hide();
    }
    showPlace(isFormerKept ? m_chosen : m_chooser);
}

void DatasetPicker::setLeftOut(const QList<LeftOut>& leftOut)
{
    m_leftOut = leftOut;
    m_leftOutLine->setVisible(!leftOut.isEmpty());
    const QString words = tr("%Ln file(s) left out.", nullptr, static_cast<int>(leftOut.size()));
    m_leftOutLine->setContent(QStringLiteral("triangle"), IconRole::Warning,
                              words + QStringLiteral(" <a href=\"show\">%1</a>").arg(tr("Show")));
    m_leftOutLine->label()->setAccessibleName(words);
}

void DatasetPicker::setLocked(bool isLocked)
{
    m_change->setVisible(!isLocked);
    m_chooser->setEnabled(!isLocked);
}

}  // namespace epochmark
