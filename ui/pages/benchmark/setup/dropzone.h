// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QMimeData;

namespace epochmark {

/// The dashed field that takes a zip or a folder by drop, with Browse beneath the words.
class DropZone : public QFrame {
    Q_OBJECT
public:
    explicit DropZone(QWidget* parent = nullptr);

    /// The first local zip or folder of a drag, or empty.
    static QString droppedDataset(const QMimeData* data);

Q_SIGNALS:
    void dropped(const QString& path);
    void browseRequested();
    void folderRequested();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
};

}  // namespace epochmark
