// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/splitnames.h"

#include <QLatin1String>

#include <algorithm>
#include <array>
#include <iterator>

namespace epochmark::splitnames {

namespace {

struct Name {
    SplitRole role;
    const char* spelling;
};

/// Best first within a role; a spelling stands for all that differ in case, separators and a last number.
constexpr std::array kNames{
    Name{SplitRole::Train, "train"},           Name{SplitRole::Train, "training"},
    Name{SplitRole::Train, "train_set"},       Name{SplitRole::Train, "training_set"},
    Name{SplitRole::Train, "seg_train"},       Name{SplitRole::Train, "train_data"},
    Name{SplitRole::Train, "training_data"},   Name{SplitRole::Train, "train_images"},
    Name{SplitRole::Train, "training_images"}, Name{SplitRole::Validation, "validation"},
    Name{SplitRole::Validation, "val"},        Name{SplitRole::Validation, "valid"},
    Name{SplitRole::Validation, "val_set"},    Name{SplitRole::Validation, "valid_set"},
    Name{SplitRole::Validation, "seg_val"},    Name{SplitRole::Validation, "validation_set"},
    Name{SplitRole::Validation, "val_data"},   Name{SplitRole::Validation, "validation_data"},
    Name{SplitRole::Validation, "val_images"}, Name{SplitRole::Validation, "validation_images"},
    Name{SplitRole::Validation, "dev"},        Name{SplitRole::Validation, "dev_set"},
    Name{SplitRole::Validation, "eval"},       Name{SplitRole::Validation, "evaluation"},
    Name{SplitRole::Validation, "eval_set"},   Name{SplitRole::Test, "test"},
    Name{SplitRole::Test, "testing"},          Name{SplitRole::Test, "test_set"},
    Name{SplitRole::Test, "testing_set"},      Name{SplitRole::Test, "seg_test"},
    Name{SplitRole::Test, "test_data"},        Name{SplitRole::Test, "testing_data"},
    Name{SplitRole::Test, "test_images"},      Name{SplitRole::Test, "testing_images"},
    Name{SplitRole::Unlabelled, "seg_pred"},   Name{SplitRole::Unlabelled, "unlabeled"},
    Name{SplitRole::Unlabelled, "unlabelled"},
};

bool isSeparator(QChar character)
{
    return character == QLatin1Char('_') || character == QLatin1Char('-') || character == QLatin1Char('.')
           || character == QLatin1Char(' ');
}

/// The name without what doesn't count; the number at the end only where something stands before it.
QString stem(QStringView folder)
{
    QString kept;
    std::copy_if(folder.begin(), folder.end(), std::back_inserter(kept),
                 [](QChar character) { return !isSeparator(character); });
    while (!kept.isEmpty() && kept.back() >= QLatin1Char('0') && kept.back() <= QLatin1Char('9')) {
        kept.chop(1);
    }
    return kept.toLower();
}

/// Where the folder's name stands in the table; its size when it doesn't.
std::size_t positionOf(QStringView folder)
{
    constexpr qsizetype kLongest = 40;  // no name of the table is as long: a hostile one costs nothing
    if (folder.size() > kLongest) {
        return kNames.size();
    }
    static const QList<QString> stems = [] {
        QList<QString> made;
        for (const Name& name : kNames) {
            made.append(stem(QString::fromLatin1(name.spelling)));
        }
        return made;
    }();
    const qsizetype found = stems.indexOf(stem(folder));
    return found < 0 ? kNames.size() : static_cast<std::size_t>(found);
}

}  // namespace

SplitRole roleOf(QStringView folder)
{
    const std::size_t position = positionOf(folder);
    return position < kNames.size() ? kNames.at(position).role : SplitRole::None;
}

int rankOf(QStringView folder)
{
    return static_cast<int>(positionOf(folder));
}

QList<QString> names(SplitRole role)
{
    QList<QString> spellings;
    for (const Name& name : kNames) {
        if (name.role == role) {
            spellings.append(QString::fromLatin1(name.spelling));
        }
    }
    return spellings;
}

}  // namespace epochmark::splitnames
