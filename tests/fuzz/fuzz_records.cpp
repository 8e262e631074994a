// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inputfile.h"
#include "report/pngdocument.h"
#include "results/exchange/importfile.h"

using namespace epochmark;
using namespace epochmark::fuzz;

namespace {

Result<RecordDocument> imported(const QString& path)
{
    if (importKind(path) == ImportKind::Png) {
        const Result<QByteArray> data = png::readData(path);
        return data ? documentFromJson(data.value()) : Result<RecordDocument>(data.error());
    }
    return readJsonFile(path);
}

}  // namespace

/// A file to import, JSON or a PNG with records inside. What is accepted must come back the same from its own export.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static InputFile file;
    file.fill(inputBytes(data, size));
    const Result<RecordDocument> document = imported(file.path());
    if (!document) {
        require(!document.error().message.isEmpty(), "a refusal has a sentence");
        return 0;
    }
    const Result<RecordDocument> again = documentFromJson(toJson(document.value()));
    require(again.hasValue(), "what was imported can be exported and read again");
    require(again.value() == document.value(), "it comes back the same");
    return 0;
}
