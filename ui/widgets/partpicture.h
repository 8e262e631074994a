// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>

#include <functional>

class QPainter;
class QWidget;

namespace epochmark {

enum class PictureFormat { Png, Svg, Pdf };
/// By the ending of a file's name; PNG unless it is one of the others.
PictureFormat pictureFormat(const QString& path);

/// Makes a widget that is no Card a part that can be taken along as a picture of that title.
void setPictured(QWidget* widget, const QString& title);
/// The part around a widget (itself included): the nearest Card, or what setPictured() has marked. Null:
/// none.
QWidget* picturedPart(QWidget* widget);
/// All parts that can be seen on a page, in the order of reading.
QList<QWidget*> picturedParts(QWidget* page);
/// "Cost of one run".
QString pictureTitle(const QWidget* part);

/// Paints a part as it is shown, on its own ground and at its own size from (0, 0), but without what is there
/// to be operated: buttons, scroll bars, a chart's crosshair. A WholePicture is painted whole. Text stays
/// text. Window thread.
void paintPart(QPainter& painter, QWidget* part);

/// Twice as many pixels as it has units: sharp on any screen; fewer where a side would have over 30,000.
QImage imageOfPart(QWidget* part);
/// What gives the bytes of a whole file, empty where there is no memory for them: the part is painted at
/// once, on the window's thread; packing the pixels of a PNG, which takes longer, is left to the call, on any
/// thread.
std::function<QByteArray()> fileOfPart(QWidget* part, PictureFormat format);

}  // namespace epochmark
