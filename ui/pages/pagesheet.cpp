// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/pagesheet.h"

#include "context/appcontext.h"
#include "pages/picturefile.h"
#include "theme/theme.h"
#include "widgets/card.h"
#include "widgets/partpicture.h"
#include "widgets/savedbanner.h"

#include <QCoreApplication>
#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace epochmark {

namespace {

struct SheetText {
    Q_DECLARE_TR_FUNCTIONS(PageSheet)
};

RecordDocument recordsOf(const QList<LeaderboardRow>& rows, const QList<Annotations>& annotations)
{
    RecordDocument document;
    for (const LeaderboardRow& row : rows) {
        const RecordDocument set = documentOfSet(row.setId, {row.runs, annotations});
        document.records += set.records;
        document.annotations += set.annotations;
    }
    return document;
}

/// The cards, and what stands beside them, wherever the columns have put them.
QList<QWidget*> piecesOf(const QWidget* widget)
{
    QList<QWidget*> pieces;
    for (QWidget* child : widget->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        const bool isColumn = !qobject_cast<Card*>(child) && child->findChild<Card*>();
        pieces += isColumn ? piecesOf(child) : QList<QWidget*>{child};
    }
    return pieces;
}

void saveSheet(AppContext* context, QWidget* page, SavedBanner* banner,
               const std::function<SheetOrder(bool isDark)>& make, const QString& path)
{
    context->settings().setExportFolder(QFileInfo(path).absolutePath());
    const bool isPdf = QFileInfo(path).suffix().compare(QLatin1String("pdf"), Qt::CaseInsensitive) == 0;
    SheetOrder order = make(!isPdf && context->settings().reportOptions().isDark);  // paper is white
    order.frame.isDataInside = !isPdf;
    const auto tell = [banner, path](const Result<void>& written) {
        if (written) {
            banner->tellSaved(SheetText::tr("The report is in %1.").arg(QDir::toNativeSeparators(path)),
                              {path});
        } else {
            banner->tellFailed(written.error().message, written.error().detail);
        }
    };
    const auto work = [rows = order.rows](ResultStore& store) -> Result<RecordDocument> {
        const auto annotations = store.annotations();
        return annotations ? Result<RecordDocument>(recordsOf(rows, annotations.value()))
                           : annotations.error();
    };
    const PageDrawing drawing = PageSheet::page(order.sheet, order.frame);
    context->writer().write(
        page, work, [context, page, tell, drawing, isPdf, path](const Result<RecordDocument>& document) {
            if (document) {
                savePicture(*context, page, {drawing, document.value(), isPdf, 1, path}, tell);
            } else {
                tell(document.error());
            }
        });
}

}  // namespace

PageSheet::PageSheet(bool isDark)
{
    theme::dress(this, isDark ? Tokens::dark() : Tokens::light());
    setAttribute(Qt::WA_DontShowOnScreen);
    setAttribute(Qt::WA_QuitOnClose, false);
    resize(kWidth, kHeight);
}

void PageSheet::settle()
{
    show();  // on no screen: widgets are laid out and dressed only once they are shown
    layout()->activate();
    resize(QSize(kWidth, kHeight).expandedTo(layout()->minimumSize()));
    layout()->activate();
    QCoreApplication::sendPostedEvents(this, QEvent::LayoutRequest);
}

PageDrawing PageSheet::page(const std::shared_ptr<PageSheet>& sheet, const PageFrame& frame)
{
    const auto paint = [sheet, frame](QPainter& painter, int part) {
        if (part == 0) {
            paintPageFrame(painter, frame, theme::tokens(sheet.get()));
            return true;
        }
        const QList<QWidget*> pieces = piecesOf(sheet.get());
        if (part > pieces.size()) {
            return false;
        }
        QWidget* piece = pieces.at(part - 1);
        const double scale = std::min(kPageContentWidth / sheet->width(),
                                      kPageContentHeight / sheet->height());
        painter.save();
        painter.translate(kPageContentLeft, kPageContentTop);
        painter.scale(scale, scale);
        painter.translate(piece->mapTo(sheet.get(), QPoint()));
        if (piece->isVisibleTo(sheet.get())) {
            paintPart(painter, piece);
        }
        painter.restore();
        return true;
    };
    return {frame.headline, paint};
}

void addSheetExports(QMenu* menu, AppContext* context, QWidget* page, const QString& name,
                     SavedBanner* banner, std::function<SheetOrder(bool isDark)> make)
{
    const auto add = [&](const QString& text, const QString& icon, const QString& suffix,
                         const QString& filter) {
        QAction* action = menu->addAction(theme::icon(icon, IconRole::Muted), text);
        action->setObjectName(QStringLiteral("exportReport-") + suffix);
        QObject::connect(action, &QAction::triggered, page, [=] {
            const QString file = QDir(context->settings().exportFolder()).filePath(name + u'.' + suffix);
            context->dialogs().saveFile(
                page, SheetText::tr("Export the report"), file, filter,
                [=](const QString& path) { saveSheet(context, page, banner, make, path); });
        });
    };
    add(SheetText::tr("Report as &PNG"), QStringLiteral("picture"), QStringLiteral("png"),
        SheetText::tr("PNG picture (*.png)"));
    add(SheetText::tr("Report as P&DF"), QStringLiteral("report"), QStringLiteral("pdf"),
        SheetText::tr("PDF document (*.pdf)"));
    menu->addSeparator();
}

QStringList sheetMaking()
{
    return {QStringLiteral("Epochmark %1").arg(QStringLiteral(EPOCHMARK_VERSION)),
            QLocale().toString(QDate::currentDate(), QLocale::LongFormat)};
}

}  // namespace epochmark
