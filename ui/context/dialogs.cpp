// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/dialogs.h"

#include "context/textdialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace epochmark {

namespace {

QFileDialog* makeDialog(QWidget* parent, const QString& title, const QString& folder, const QString& filter)
{
    auto* dialog = new QFileDialog(parent, title, folder, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    return dialog;
}

void openForOne(QFileDialog* dialog, Dialogs::Chosen chosen)
{
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog,
                     [chosen = std::move(chosen)](const QString& path) {
                         if (!path.isEmpty()) {
                             chosen(path);
                         }
                     });
    dialog->open();
}

}  // namespace

void SystemDialogs::openFile(QWidget* parent, const QString& title, const QString& folder,
                             const QString& filter, Chosen chosen)
{
    QFileDialog* dialog = makeDialog(parent, title, folder, filter);
    dialog->setFileMode(QFileDialog::ExistingFile);
    openForOne(dialog, std::move(chosen));
}

void SystemDialogs::openFiles(QWidget* parent, const QString& title, const QString& folder,
                              const QString& filter, ManyChosen chosen)
{
    QFileDialog* dialog = makeDialog(parent, title, folder, filter);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, dialog,
                     [chosen = std::move(chosen)](const QStringList& paths) {
                         if (!paths.isEmpty()) {
                             chosen(paths);
                         }
                     });
    dialog->open();
}

void SystemDialogs::openFolder(QWidget* parent, const QString& title, const QString& folder, Chosen chosen)
{
    QFileDialog* dialog = makeDialog(parent, title, folder, {});
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    openForOne(dialog, std::move(chosen));
}

void SystemDialogs::saveFile(QWidget* parent, const QString& title, const QString& suggestion,
                             const QString& filter, Chosen chosen)
{
    const QFileInfo info(suggestion);
    QFileDialog* dialog = makeDialog(parent, title, info.path(), filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(info.suffix());
    dialog->selectFile(info.fileName());
    // Another format has another ending.
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& picked) {
        const QString suffix = picked.section(QStringLiteral("*."), 1).section(u')', 0, 0);
        const QStringList files = dialog->selectedFiles();
        if (!suffix.isEmpty() && !files.isEmpty()) {
            dialog->setDefaultSuffix(suffix);
            dialog->selectFile(QFileInfo(files.first()).completeBaseName() + u'.' + suffix);
        }
    });
    openForOne(dialog, std::move(chosen));
}

void SystemDialogs::ask(QWidget* parent, const QString& title, const QString& text, const QString& accept,
                        std::function<void(bool isAccepted)> answered)
{
    auto* box = new QMessageBox(QMessageBox::Question, title, text, QMessageBox::Cancel, parent);
    box->setTextFormat(Qt::PlainText);  // names of files are in it
    box->setAttribute(Qt::WA_DeleteOnClose);
    // Our own word: Qt's translations are a package that not every machine has.
    box->button(QMessageBox::Cancel)->setText(QObject::tr("Cancel"));
    QPushButton* acceptButton = box->addButton(accept, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(box, &QMessageBox::finished, box, [box, acceptButton, answered = std::move(answered)] {
        answered(box->clickedButton() == acceptButton);
    });
    box->open();
}

void SystemDialogs::choose(QWidget* parent, const QString& title, const QString& text,
                           const QStringList& answers, std::function<void(int answer)> answered)
{
    auto* box = new QMessageBox(QMessageBox::Question, title, text, QMessageBox::Cancel, parent);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->button(QMessageBox::Cancel)->setText(QObject::tr("Cancel"));
    QList<QPushButton*> buttons;
    for (const QString& answer : answers) {
        buttons.append(box->addButton(answer, QMessageBox::ActionRole));
        buttons.last()->setObjectName(QStringLiteral("answer%1Button").arg(buttons.size() - 1));
    }
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(box, &QMessageBox::finished, box, [box, buttons, answered = std::move(answered)] {
        answered(static_cast<int>(buttons.indexOf(qobject_cast<QPushButton*>(box->clickedButton()))));
    });
    box->open();
}

void SystemDialogs::askText(QWidget* parent, const QString& title, const QString& label, const QString& text,
                            Chosen answered)
{
    auto* dialog = new TextDialog(TextDialog::Length::Line, title, label, text, parent);
    QObject::connect(dialog, &TextDialog::answered, dialog, std::move(answered));
    dialog->open();
}

void SystemDialogs::askLines(QWidget* parent, const QString& title, const QString& label, const QString& text,
                             Chosen answered)
{
    auto* dialog = new TextDialog(TextDialog::Length::Lines, title, label, text, parent);
    QObject::connect(dialog, &TextDialog::answered, dialog, std::move(answered));
    dialog->open();
}

void SystemDialogs::showError(QWidget* parent, const QString& title, const QString& text,
                              const QString& detail)
{
    auto* box = new QMessageBox(QMessageBox::Critical, title, text, QMessageBox::Close, parent);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->button(QMessageBox::Close)->setText(QObject::tr("Close"));
    box->setDetailedText(detail);
    box->open();
}

}  // namespace epochmark
