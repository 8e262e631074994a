// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/pagedata.h"

namespace epochmark::pagedata {

namespace {

const QByteArray kGenerator = QByteArrayLiteral("<meta name=\"generator\" content=\"Epochmark ");
const QByteArray kOpen = QByteArrayLiteral("<script type=\"application/json\" id=\"epochmark-records\">");
const QByteArray kClose = QByteArrayLiteral("</script>");
constexpr int kDoctypeSize = 14;  ///< of "<!doctype html"

QByteArray withoutMark(const QByteArray& start)
{
    return start.startsWith("\xef\xbb\xbf") ? start.mid(3) : start;
}

}  // namespace

QByteArray generatorElement()
{
    return kGenerator + EPOCHMARK_VERSION "\">\n";
}

QByteArray element(const QByteArray& json)
{
    QByteArray harmless = json;
    harmless.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    return kOpen + '\n' + harmless + '\n' + kClose + '\n';
}

bool isWebPage(const QByteArray& start)
{
    const QByteArray beginning = withoutMark(start).trimmed().left(kDoctypeSize).toLower();
    return beginning.startsWith("<!doctype html") || beginning.startsWith("<html");
}

bool begins(const QByteArray& start)
{
    return isWebPage(start) && start.contains(kGenerator);
}

std::optional<QByteArray> jsonIn(const QByteArray& page)
{
    const qsizetype open = page.indexOf(kOpen);
    if (open < 0 || page.indexOf(kOpen, open + kOpen.size()) >= 0) {
        return std::nullopt;
    }
    const qsizetype begin = open + kOpen.size();
    const qsizetype end = page.indexOf(kClose, begin);
    return end < 0 ? std::nullopt : std::optional<QByteArray>(page.mid(begin, end - begin));
}

}  // namespace epochmark::pagedata
