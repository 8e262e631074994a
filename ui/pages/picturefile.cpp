// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/picturefile.h"

#include "base/outputfile.h"
#include "context/appcontext.h"
#include "report/pngdocument.h"
#include "report/reportdrawing.h"
#include "report/reportwriter.h"

#include <QDir>

namespace epochmark {

void savePicture(AppContext& context, QObject* owner, const PictureOrder& order,
                 std::function<void(const Result<void>&)> done)
{
    StoreWriter& writer = context.writer();
    if (order.isPdf) {
        drawPagePdf(
            owner, order.page,
            [&writer, owner, path = order.path, done = std::move(done)](const Result<QByteArray>& bytes) {
                if (!bytes) {
                    done(undrawable(QDir::toNativeSeparators(path)));
                    return;
                }
                writer.run(
                    owner, [bytes = bytes.value(), path] { return outputfile::write(path, bytes); }, done);
            });
        return;
    }
    drawPage(
        owner, order.page, order.scale,
        [&writer, owner, document = order.document, path = order.path,
         done = std::move(done)](const Result<QImage>& image) {
            if (!image) {
                done(undrawable(QDir::toNativeSeparators(path)));
                return;
            }
            writer.run(
                owner,
                [image = image.value(), document, path] { return png::write(image, toJson(document), path); },
                done);
        });
}

}  // namespace epochmark
