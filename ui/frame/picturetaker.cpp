// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/picturetaker.h"

#include "base/outputfile.h"
#include "context/appcontext.h"
#include "context/filenamepart.h"
#include "report/reportwriter.h"
#include "widgets/partpicture.h"
#include "widgets/savedbanner.h"

#include <QApplication>
#include <QClipboard>
#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>

namespace epochmark {

PictureTaker::PictureTaker(AppContext* context, QWidget* window, SavedBanner* banner)
    : QObject(window), m_context(context), m_window(window), m_banner(banner)
{}

void PictureTaker::take(QWidget* part, PictureWish::Way way)
{
    QWidget* whole = picturedPart(part);  // a chart with the title and the keys of its card
    if (way == PictureWish::Way::Copy) {
        copy(whole ? whole : part);
    } else {
        save(whole ? whole : part);
    }
}

void PictureTaker::takeByKey(QWidget* page, PictureWish::Way way)
{
    QWidget* focused = QApplication::focusWidget();
    QWidget* part = focused && page->isAncestorOf(focused) ? picturedPart(focused) : nullptr;
    if (part) {
        take(part, way);
        return;
    }
    auto* menu = new QMenu(m_window);
    menu->setObjectName(QStringLiteral("pictureMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(way == PictureWish::Way::Copy ? tr("Copy picture of") : tr("Save picture of"));
    for (QWidget* shown : picturedParts(page)) {
        QAction* action = menu->addAction(pictureTitle(shown));
        connect(action, &QAction::triggered, shown, [this, shown, way] { take(shown, way); });
        if (!menu->activeAction()) {
            menu->setActiveAction(action);
        }
    }
    if (menu->isEmpty() || !menu->activeAction()) {
        delete menu;
        m_banner->tellFailed(tr("There is nothing on this page to take a picture of yet."));
        return;
    }
    menu->popup(page->mapToGlobal(page->rect().center() - menu->sizeHint().width() / 2 * QPoint(1, 0)));
}

bool PictureTaker::openMenu(QWidget* widget, const QPoint& globalPosition)
{
    QWidget* part = picturedPart(widget);
    if (!part) {
        return false;
    }
    auto* menu = new QMenu(m_window);
    menu->setObjectName(QStringLiteral("pictureMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction* action : pictureActions(part)) {
        action->setParent(menu);
        menu->addAction(action);
    }
    menu->popup(globalPosition);
    return true;
}

void PictureTaker::copy(QWidget* part)
{
    QApplication::clipboard()->setImage(imageOfPart(part));
    m_banner->tellSaved(tr("The picture \"%1\" is on the clipboard.").arg(pictureTitle(part)));
}

void PictureTaker::save(QWidget* part)
{
    QStringList words{QStringLiteral("epochmark"), fileNamePart(pictureTitle(part)),
                      QDate::currentDate().toString(Qt::ISODate)};
    words.removeAll(QString());
    const QString name = words.join(QLatin1Char('-')) + QStringLiteral(".png");
    m_context->dialogs().saveFile(m_window, tr("Save picture"),
                                  QDir(m_context->settings().exportFolder()).filePath(name),
                                  tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)"),
                                  [this, part = QPointer<QWidget>(part)](const QString& path) {
                                      if (part) {
                                          saveTo(part, path);
                                      }
                                  });
}

void PictureTaker::saveTo(QWidget* part, const QString& path)
{
    m_context->settings().setExportFolder(QFileInfo(path).absolutePath());
    m_context->writer().run(
        this,
        [file = fileOfPart(part, pictureFormat(path)), path]() -> Result<void> {
            const QByteArray bytes = file();
            return bytes.isEmpty() ? undrawable(QDir::toNativeSeparators(path))
                                   : outputfile::write(path, bytes);
        },
        [this, path](const Result<void>& written) {
            if (written) {
                m_banner->tellSaved(tr("The picture is in %1.").arg(QDir::toNativeSeparators(path)), {path});
            } else {
                m_banner->tellFailed(written.error().message, written.error().detail);
            }
        });
}

}  // namespace epochmark
