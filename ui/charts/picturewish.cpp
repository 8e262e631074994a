// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/picturewish.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QWidget>

namespace epochmark {

namespace {

struct WishText {
    Q_DECLARE_TR_FUNCTIONS(PictureWish)
};

/// The key is the window's; the menu only tells of it.
QAction* wishAction(QWidget* part, const QString& text, QKeyCombination key, const char* name,
                    PictureWish::Way way)
{
    const QString keys = QKeySequence(key).toString(QKeySequence::NativeText);
    auto* action = new QAction(text + QLatin1Char('\t') + keys, part);
    action->setObjectName(QString::fromLatin1(name));
    QObject::connect(action, &QAction::triggered, part, [part, way] {
        PictureWish wish(part, way);
        QCoreApplication::sendEvent(part->window(), &wish);
    });
    return action;
}

}  // namespace

QEvent::Type PictureWish::kind()
{
    static const auto registered = static_cast<Type>(registerEventType());
    return registered;
}

QList<QAction*> pictureActions(QWidget* part)
{
    using Way = PictureWish::Way;
    return {wishAction(part, WishText::tr("Cop&y picture"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, "copyPicture",
                       Way::Copy),
            wishAction(part, WishText::tr("Sa&ve picture"), Qt::CTRL | Qt::SHIFT | Qt::Key_S, "savePicture",
                       Way::Save)};
}

}  // namespace epochmark
