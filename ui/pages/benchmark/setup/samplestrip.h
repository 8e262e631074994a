// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QList>
#include <QWidget>

namespace epochmark {

/// Seven sample pictures of a dataset in a row, 40 design pixels each; grey places until they are decoded.
class SampleStrip : public QWidget {
    Q_OBJECT
public:
    explicit SampleStrip(QWidget* parent = nullptr);

    void setThumbnails(const QList<QImage>& thumbnails);
    qsizetype thumbnailCount() const { return m_thumbnails.size(); }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<QImage> m_thumbnails;
};

}  // namespace epochmark
