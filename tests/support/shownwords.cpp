// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shownwords.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QRegularExpression>
#include <QWidget>

namespace epochmark {

namespace {

constexpr int kTolerance = 1;  // pixels: rounding of a scaled font

QString textOf(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        return label->text();
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        return button->text();
    }
    const auto* box = qobject_cast<const QComboBox*>(&widget);
    return box != nullptr ? box->currentText() : QString();
}

QSize neededSize(const QWidget& widget)
{
    const auto* label = qobject_cast<const QLabel*>(&widget);
    if (label != nullptr && label->wordWrap()) {
        return {0, label->heightForWidth(label->width())};
    }
    return widget.sizeHint();
}

void addItemWords(const QAbstractItemView& view, QStringList* words)
{
    const QAbstractItemModel* model = view.model();
    for (int column = 0; model != nullptr && column < model->columnCount(view.rootIndex()); ++column) {
        words->append(model->headerData(column, Qt::Horizontal).toString());
        words->append(model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        for (int row = 0; row < model->rowCount(view.rootIndex()); ++row) {
            const QModelIndex index = model->index(row, column, view.rootIndex());
            for (const int role :
                 {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole}) {
                words->append(index.data(role).toString());
            }
        }
    }
}

}  // namespace

QStringList cutOffTexts(const QWidget& root)
{
    QStringList found;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        const QString text = textOf(*widget);
        // These three shorten their text by themselves and tell all of it when the mouse rests on them.
        const bool isShortening = widget->inherits("epochmark::ElidedLabel")
                                  || widget->inherits("epochmark::ElidedCombo")
                                  || widget->inherits("epochmark::WorkloadCombo");
        if (text.isEmpty() || !widget->isVisible() || isShortening || !widget->toolTip().isEmpty()) {
            continue;
        }
        const QSize needed = neededSize(*widget);
        if (needed.width() > widget->width() + kTolerance
            || needed.height() > widget->height() + kTolerance) {
            found.append(
                QStringLiteral("%1 %2: %3 (%4 x %5, needs %6 x %7)")
                    .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(), text)
                    .arg(widget->width())
                    .arg(widget->height())
                    .arg(needed.width())
                    .arg(needed.height()));
        }
    }
    return found;
}

QStringList sharedMnemonics(const QWidget& root)
{
    QMap<QString, QStringList> meanings;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(widget);
        const bool isAnswering = label != nullptr ? label->buddy() != nullptr
                                                  : qobject_cast<const QAbstractButton*>(widget) != nullptr;
        if (!widget->isVisible() || !widget->isEnabled() || !isAnswering
            || widget->window() != root.window()) {
            continue;
        }
        const QString key = QKeySequence::mnemonic(textOf(*widget)).toString();
        if (!key.isEmpty()) {
            meanings[key].append(textOf(*widget));
        }
    }
    QStringList found;
    for (auto it = meanings.cbegin(); it != meanings.cend(); ++it) {
        if (it->size() > 1) {
            found.append(it.key() + QLatin1String(": ") + it->join(QLatin1String(", ")));
        }
    }
    return found;
}

QStringList shownWords(const QWidget& root)
{
    QStringList words;
    QList<const QWidget*> widgets{&root};
    for (const QWidget* child : root.findChildren<QWidget*>()) {
        widgets.append(child);
    }
    for (const QWidget* widget : widgets) {
        if (!widget->isVisible()) {
            continue;
        }
        words << textOf(*widget) << widget->toolTip() << widget->accessibleName()
              << widget->accessibleDescription() << widget->windowTitle();
        if (const auto* view = qobject_cast<const QAbstractItemView*>(widget)) {
            addItemWords(*view, &words);
        } else if (const auto* box = qobject_cast<const QComboBox*>(widget)) {
            for (int i = 0; i < box->count(); ++i) {
                words.append(box->itemText(i));
            }
        } else if (const auto* line = qobject_cast<const QLineEdit*>(widget)) {
            words.append(line->placeholderText());
        }
    }
    words.removeAll(QString());
    words.removeDuplicates();
    return words;
}

ForeignWords::ForeignWords(const QList<TsMessage>& messages)
{
    QStringList said;
    for (const TsMessage& message : messages) {
        said += message.translations;
    }
    for (const TsMessage& message : messages) {
        // What another text of the language happens to say, too, can't be told apart.
        const QString letters = QString(message.source)
                                    .remove(QRegularExpression(QStringLiteral("%L?[1-9n]|[^A-Za-z]")));
        if (said.contains(message.source) || letters.size() < 4) {
            continue;
        }
        QString pattern = QRegularExpression::escape(message.source);
        pattern.replace(QRegularExpression(QStringLiteral("\\\\%L?[1-9n]")), QStringLiteral(".*"));
        m_patterns.append(QRegularExpression::anchoredPattern(pattern));
    }
    m_patterns.removeDuplicates();
}

QStringList ForeignWords::among(const QStringList& shown) const
{
    QStringList found;
    for (const QString& pattern : m_patterns) {
        const QRegularExpression expression(pattern);
        for (const QString& text : shown) {
            if (expression.match(text).hasMatch()) {
                found.append(text);
            }
        }
    }
    found.removeDuplicates();
    return found;
}

}  // namespace epochmark
