// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/outputfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <future>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

using namespace epochmark;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void store(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

/// A link as it is spelt, which Qt would make absolute.
void link(const char* target, const QString& path)
{
    QCOMPARE(::symlink(target, QFile::encodeName(path).constData()), 0);
}

mode_t typeOf(const QString& path)
{
    struct stat status {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & S_IFMT : 0;
}

}  // namespace

class TestOutputFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unusedNamesAreNumberedOn();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void filesAreMadeAndReplaced();
    void linksStayAndLeadToTheNewContent();
    void pipesAreWrittenInto();
    void devicesAreWrittenInto();
    void openFilesAreWrittenWhereTheyStand();
    void refusalsNameTheFileAndTheReason();
    void checkedBefore();

private:
    QString at(const QString& name) const { return m_folder->filePath(name); }
    QStringList names() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOutputFile::filesAreMadeAndReplaced()
{
    const QString path = at(QStringLiteral("a"));
    QVERIFY(outputfile::write(path, "one"));
    QCOMPARE(contentOf(path), QByteArray("one"));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    const QByteArray large(5 << 20, '\x5a');
    QVERIFY(outputfile::write(path, large));
    QCOMPARE(contentOf(path), large);
    QVERIFY((QFile::permissions(path) & (QFile::ReadOther | QFile::ReadGroup)) == QFile::Permissions());
    QVERIFY(outputfile::write(path, {}));
    QCOMPARE(QFileInfo(path).size(), 0);
    QCOMPARE(names(), QStringList{QStringLiteral("a")});
}

void TestOutputFile::linksStayAndLeadToTheNewContent()
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("real/deep")));
    store(at(QStringLiteral("real/file")), "old");
    link("real/file", at(QStringLiteral("near")));
    link("near", at(QStringLiteral("far")));
    link("real/deep", at(QStringLiteral("folder")));
    link("../file",
         at(QStringLiteral("real/deep/up")));  // by way of "folder" no ".." of names alone leads there
    link("real/new", at(QStringLiteral("dangling")));
    int round = 0;
    for (const char* name : {"near", "far", "folder/up", "dangling"}) {
        const QByteArray content = "content " + QByteArray::number(++round);
        const QString path = at(QString::fromLatin1(name));
        QVERIFY2(outputfile::write(path, content), name);
        QCOMPARE(contentOf(path), content);
        QCOMPARE(contentOf(at(round < 4 ? QStringLiteral("real/file") : QStringLiteral("real/new"))),
                 content);
    }
    for (const char* name : {"near", "far", "real/deep/up", "dangling"}) {
        QVERIFY2(typeOf(at(QString::fromLatin1(name))) == S_IFLNK, name);
    }
    QVERIFY(typeOf(at(QStringLiteral("real/file"))) == S_IFREG);
}

void TestOutputFile::pipesAreWrittenInto()
{
    const QString path = at(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    link("pipe", at(QStringLiteral("link")));
    const QByteArray content(300'000, 'p');  // more than a pipe holds
    for (const char* name : {"pipe", "link"}) {
        auto reader = std::async(std::launch::async, [&path] { return contentOf(path); });
        QVERIFY(outputfile::check(at(QString::fromLatin1(name))));
        QVERIFY(outputfile::write(at(QString::fromLatin1(name)), content));
        QCOMPARE(reader.get(), content);
        QVERIFY(typeOf(path) == S_IFIFO);
    }
    QVERIFY(typeOf(at(QStringLiteral("link"))) == S_IFLNK);
}

void TestOutputFile::devicesAreWrittenInto()
{
    const QString nowhere = at(QStringLiteral("null"));
    const QString full = at(QStringLiteral("full"));
    if (::mknod(QFile::encodeName(nowhere).constData(), S_IFCHR | 0600, makedev(1, 3)) != 0
        || ::mknod(QFile::encodeName(full).constData(), S_IFCHR | 0600, makedev(1, 7)) != 0
        || ::open(QFile::encodeName(nowhere).constData(), O_WRONLY | O_CLOEXEC) < 0) {
        QSKIP("Only an administrator may make devices, and not everywhere.");
    }
    link("null", at(QStringLiteral("link")));
    for (const QString& path : {nowhere, at(QStringLiteral("link"))}) {
        QVERIFY(outputfile::check(path));
        QVERIFY(outputfile::write(path, "away"));
    }
    const auto refused = outputfile::write(full, "away");
    QVERIFY(!refused && refused.error().detail.contains(QStringLiteral("space")));
    QVERIFY(typeOf(nowhere) == S_IFCHR && typeOf(full) == S_IFCHR);
    QVERIFY(typeOf(at(QStringLiteral("link"))) == S_IFLNK);
}

void TestOutputFile::openFilesAreWrittenWhereTheyStand()
{
    const QString path = at(QStringLiteral("open"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    QCOMPARE(file.write("before "), 7);
    const QString number = QString::number(file.handle());
    link(QFile::encodeName(QStringLiteral("/dev/fd/") + number).constData(), at(QStringLiteral("link")));
    for (const QString& name :
         {QStringLiteral("/dev/fd/") + number, QStringLiteral("/proc/self/fd/") + number,
          QStringLiteral("/proc/%1/fd/%2").arg(::getpid()).arg(number), at(QStringLiteral("link"))}) {
        QCOMPARE(outputfile::ownDescriptor(name).value_or(-1), file.handle());
        QVERIFY(outputfile::check(name));
        QVERIFY(outputfile::write(name, "more "));
    }
    QCOMPARE(contentOf(path), QByteArray("before more more more more "));
    QCOMPARE(outputfile::ownDescriptor(QStringLiteral("/dev/stdin")).value_or(-1), STDIN_FILENO);
    QVERIFY(!outputfile::ownDescriptor(path) && !outputfile::ownDescriptor(QStringLiteral("/dev/null")));
}

void TestOutputFile::refusalsNameTheFileAndTheReason()
{
    link("b", at(QStringLiteral("a")));
    link("a", at(QStringLiteral("b")));
    store(at(QStringLiteral("file")), "old");
    QFile reading(at(QStringLiteral("file")));
    QVERIFY(reading.open(QIODevice::ReadOnly));
    for (const QString& path :
         {m_folder->path(), at(QStringLiteral("a")), at(QStringLiteral("no/such")),
          at(QStringLiteral("file/in")), QStringLiteral("/proc/nowhere"), QStringLiteral("/dev/fd/9999"),
          QStringLiteral("/dev/fd/") + QString::number(reading.handle())}) {
        const auto written = outputfile::write(path, "x");
        QVERIFY2(!written && written.error().code == ErrorCode::Input, qPrintable(path));
        const Error& error = written.error();
        QVERIFY2(error.message.contains(path) && !error.detail.isEmpty(), qPrintable(error.message));
        QVERIFY2(!error.message.contains(QStringLiteral("nknown error")), qPrintable(error.message));
        QVERIFY2(!outputfile::check(path) || path.startsWith(QStringLiteral("/proc")), qPrintable(path));
    }
    QCOMPARE(contentOf(at(QStringLiteral("file"))), QByteArray("old"));
}

void TestOutputFile::checkedBefore()
{
    store(at(QStringLiteral("old")), "old");
    link("new", at(QStringLiteral("dangling")));
    link("no/folder", at(QStringLiteral("nowhere")));
    for (const char* name : {"old", "new", "dangling"}) {
        QVERIFY2(outputfile::check(at(QString::fromLatin1(name))), name);
    }
    QCOMPARE(names().size(), 3);  // nothing was made
    QVERIFY(outputfile::check(QStringLiteral("/dev/null")));
    QVERIFY(outputfile::check(at(QStringLiteral("nowhere")))
                .error()
                .message.contains(QStringLiteral("isn't there")));
    QVERIFY(outputfile::check(m_folder->path()).error().message.contains(QStringLiteral("folder")));
}

/// Nothing that is there stands under a name that unused() gives.
void TestOutputFile::unusedNamesAreNumberedOn()
{
    const QTemporaryDir folder;
    const auto touch = [&folder](const char* name) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    };
    const auto unused = [&folder](int count) {
        return QFileInfo(outputfile::unused(folder.filePath(QStringLiteral("model.pt")), count)).fileName();
    };
    QCOMPARE(unused(1), QStringLiteral("model.pt"));
    QCOMPARE(unused(4), QStringLiteral("model.pt"));
    touch("model.pt");
    QCOMPARE(unused(1), QStringLiteral("model-2.pt"));
    QCOMPARE(unused(4), QStringLiteral("model.pt"));  // which stands for model-1.pt to model-4.pt
    touch("model-3.pt");
    QCOMPARE(unused(2), QStringLiteral("model.pt"));
    QCOMPARE(unused(4), QStringLiteral("model-2.pt"));
    touch("model-2.pt");
    QCOMPARE(unused(1), QStringLiteral("model-4.pt"));
    QCOMPARE(outputfile::unused(QStringLiteral("/dev/null"), 1), QStringLiteral("/dev/null"));
}

QTEST_GUILESS_MAIN(TestOutputFile)
#include "tst_outputfile.moc"
