// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "pages/benchmark/setup/datasetpreview.h"

#include <QWidget>

class QProgressBar;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace epochmark {

class Banner;
class DropZone;
class ElidedLabel;
class IconLabel;
class IconText;
class NamesOffer;
class SampleStrip;

/// The dataset part of the left column: a drop zone with Browse, the Demo set and recent ones; while reading
/// a busy line; then name, counts, seven sample pictures and what is left out. Shows what it is told; asks by
/// signals.
class DatasetPicker : public QWidget {
    Q_OBJECT
public:
    explicit DatasetPicker(QWidget* parent = nullptr);

    void setRecent(const QStringList& paths);
    /// The drop zone; `former`: the name of the dataset that was chosen and can be kept, may be empty.
    void showEmpty(const QString& former = {});
    void showReading(const QString& path);
    void showPreview(const DatasetPreview& preview);
    void showThumbnails(const QList<QImage>& thumbnails);
    /// With a link to the files left out where the error brings them; above what was chosen before, which
    /// stays, or above the drop zone.
    void showError(const Error& error, bool isFormerKept = false);
    /// What the decoder left out as well (after a run's decoding).
    void setLeftOut(const QList<LeftOut>& leftOut);
    /// Locked while running: readable, nothing to click.
    void setLocked(bool isLocked);

Q_SIGNALS:
    void datasetChosen(const QString& path);  ///< zip, folder or "demo"
    void browseRequested();
    void folderRequested();
    void readingCancelled();
    /// The user wants another dataset than the one shown.
    void changeRequested();
    /// The one that was chosen before is to stay.
    void keepRequested();
    void leftOutRequested(const QList<epochmark::LeftOut>& leftOut);
    /// The pictures of the dataset shown may be sorted by their names.
    void namesAccepted();

private:
    QWidget* makeChooser();
    QWidget* makeDemoRow();
    QWidget* makeReading();
    QWidget* makeChosen();
    void showPlace(QWidget* place);
    void hideError();

    QWidget* m_chooser = nullptr;
    QWidget* m_reading = nullptr;
    QWidget* m_chosen = nullptr;
    Banner* m_error = nullptr;
    DropZone* m_drop = nullptr;
    IconText* m_recent = nullptr;
    ElidedLabel* m_readingName = nullptr;
    IconLabel* m_icon = nullptr;
    ElidedLabel* m_name = nullptr;
    ElidedLabel* m_counts = nullptr;
    SampleStrip* m_strip = nullptr;
    NamesOffer* m_offer = nullptr;
    QPushButton* m_refused = nullptr;
    QPushButton* m_keep = nullptr;
    IconText* m_leftOutLine = nullptr;
    QPushButton* m_change = nullptr;
    QList<LeftOut> m_leftOut;
    QList<LeftOut> m_refusedFiles;  ///< of the dataset that couldn't be taken
    QStringList m_recentPaths;
};

}  // namespace epochmark
