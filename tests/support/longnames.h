// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

/// Names as drivers and systems give them, the longest that are met, and what they come down to.
namespace epochmark::sample {

struct LongName {
    const char* device;
    const char* shortName;
    const char* model;  ///< the least
};

inline const QList<LongName>& longNames()
{
    static const QList<LongName> kNames{
        {"NVIDIA RTX PRO 6000 Blackwell Max-Q Workstation Edition", "RTX PRO 6000 Blackwell Max-Q",
         "RTX PRO 6000 Max-Q"},
        {"NVIDIA RTX PRO 5000 Blackwell Generation Laptop GPU", "RTX PRO 5000 Blackwell Laptop",
         "RTX PRO 5000 Laptop"},
        {"NVIDIA RTX PRO 6000 Blackwell Server Edition", "RTX PRO 6000 Blackwell Server Edition",
         "RTX PRO 6000 Server"},
        {"NVIDIA GeForce RTX 2080 Super with Max-Q Design", "RTX 2080 Super Max-Q", "RTX 2080 Super Max-Q"},
        {"NVIDIA GeForce RTX 3080 Ti Laptop GPU", "RTX 3080 Ti Laptop", "RTX 3080 Ti Laptop"},
        {"NVIDIA A100-SXM4-80GB MIG 3g.40gb", "A100-SXM4-80GB MIG 3g.40gb", "A100-SXM4-80GB MIG 3g.40gb"},
        {"NVIDIA RTX 4000 SFF Ada Generation", "RTX 4000 SFF Ada", "RTX 4000 SFF Ada"},
        {"NVIDIA GH200 144G HBM3e", "GH200 144G HBM3e", "GH200 144G HBM3e"},
        {"NVIDIA GeForce GTX 1660 SUPER", "GTX 1660 SUPER", "GTX 1660 SUPER"},
        {"Intel(R) Core(TM) i5-10400F CPU @ 2.90GHz", "Core i5-10400F", "i5-10400F"},
        {"Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz", "Xeon Platinum 8370C", "8370C"},
        {"12th Gen Intel(R) Core(TM) i9-12900HK", "Core i9-12900HK", "i9-12900HK"},
        {"Intel Xeon Processor (Cascadelake, IBRS, no TSX)", "Xeon (Cascadelake)", "Xeon (Cascadelake)"},
        {"Intel(R) Core(TM) Ultra 9 Processor 185H", "Core Ultra 9 185H", "Ultra 9 185H"},
        {"Intel(R) Data Center GPU Max 1550", "Data Center GPU Max 1550", "Data Center GPU Max 1550"},
        {"AMD Ryzen Threadripper PRO 5995WX 64-Cores", "Ryzen Threadripper PRO 5995WX", "PRO 5995WX"},
        {"AMD Ryzen 7 PRO 7840U w/ Radeon 780M Graphics", "Ryzen 7 PRO 7840U", "PRO 7840U"},
        {"AMD Ryzen AI 9 HX 370 w/ Radeon 890M", "Ryzen AI 9 HX 370", "HX 370"},
        {"AMD EPYC 7763 64-Core Processor", "EPYC 7763", "7763"},
        {"Snapdragon(R) X Elite - X1E78100 - Qualcomm(R) Oryon(TM) CPU",
         "Snapdragon X Elite - X1E78100 - Qualcomm Oryon", "Snapdragon X Elite - X1E78100"},
    };
    return kNames;
}

}  // namespace epochmark::sample
