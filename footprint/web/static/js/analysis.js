// Charts of the pages analysis, scenarios and comparison; charts.js draws them with its own tools.
window.furtherCharts = ({ css, round, short, base, axis, stageColour, named }, data) => {
  const words = data.words || {};
  const bars = (rows, value, element, options = {}) => ({
    ...base(),
    tooltip: { ...base().tooltip, trigger: "axis", valueFormatter: options.format || round },
    grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: "value", ...axis(), axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: { type: "category", data: rows.map((r) => r.name), ...axis(), axisTick: { show: false }, axisLabel: named(element) },
    series: [{
      type: "bar", barMaxWidth: 20, data: rows.map(value), itemStyle: { color: css("--accent") },
      label: { show: true, position: "right", color: css("--ink"), formatter: (p) => (options.format || round)(p.value) },
    }],
  });
  const percent = (v) => `${(v * 100).toFixed(1)} %`;
  return {
    gases: (element) => bars(data.gases, (r) => r.kg, element),
    inputs: (element) => bars(data.inputs, (r) => r.share, element, { format: percent }),
    sankey(element) {
      const narrow = element.clientWidth < 600;
      const ends = new Map(data.sankey.nodes.map((n) => [n.id, n]));
      const links = data.sankey.links.filter((l) => l.kg > 0);
      const used = new Set(links.flatMap((l) => [l.source, l.target]));
      const colour = (n) => (n.column === "stage" ? stageColour(n.key) : css(n.column === "process" ? "--focus" : "--accent"));
      return {
        ...base(),
        tooltip: { ...base().tooltip, valueFormatter: round, formatter: (p) => (p.dataType === "edge" ? `${ends.get(p.data.source).name} → ${ends.get(p.data.target).name}\n${round(p.value)} ${data.unit}` : `${ends.get(p.name).name}\n${round(p.value)} ${data.unit}`) },
        series: [{
          type: "sankey", left: 4, right: narrow ? 76 : 180, top: 8, bottom: 8, nodeGap: narrow ? 5 : 9, nodeWidth: 12, draggable: false, layoutIterations: 64,
          data: data.sankey.nodes.filter((n) => used.has(n.id)).map((n) => ({ name: n.id, itemStyle: { color: colour(n) } })),
          links: links.map((l) => ({ source: l.source, target: l.target, value: l.kg })),
          lineStyle: { color: "source", opacity: 0.25 },
          labelLayout: { hideOverlap: true },
          label: { color: css("--ink"), fontSize: narrow ? 10 : 12, formatter: (p) => short(ends.get(p.name).name, narrow ? 11 : 28) },
        }],
      };
    },
    draws() {
      const { low, high, counts, below, above } = data.draws;
      const width = (high - low) / counts.length;
      const whole = counts.reduce((a, b) => a + b, below + above);
      let running = below;
      const cumulative = counts.map((n, i) => [low + width * (i + 1), (running += n) / whole]);
      const mark = (value, text) => ({ xAxis: value, label: { formatter: text, color: css("--ink-soft") } });
      return {
        ...base(),
        grid: { left: 8, right: 36, top: 24, bottom: 28, containLabel: true },
        xAxis: { type: "value", min: low, max: high, name: data.unit, nameLocation: "middle", nameGap: 26, nameTextStyle: { color: css("--ink-soft") }, ...axis(), axisLabel: { color: css("--ink-soft"), hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: round } },
        yAxis: [
          { type: "value", ...axis(), axisLabel: { color: css("--ink-soft") } },
          { type: "value", min: 0, max: 1, ...axis(), splitLine: { show: false }, axisLabel: { color: css("--ink-soft"), formatter: (v) => `${Math.round(v * 100)} %` } },
        ],
        series: [
          { name: words.draws, type: "bar", barWidth: "98%", barGap: "-100%", data: counts.map((n, i) => [low + width * (i + 0.5), n]), itemStyle: { color: css("--accent") },
            markLine: { symbol: "none", silent: true, lineStyle: { color: css("--ink-soft"), type: "dashed" }, data: [mark(data.draws.p5, "5 %"), mark(data.draws.p50, "50 %"), mark(data.draws.p95, "95 %")] } },
          { name: words.cumulative, type: "line", yAxisIndex: 1, showSymbol: false, data: cumulative, lineStyle: { color: css("--focus") }, itemStyle: { color: css("--focus") } },
        ],
      };
    },
    pairs(element) {
      const rows = data.pairs;
      const side = (name, key, colour) => ({ name, type: "bar", barMaxWidth: 16, data: rows.map((r) => r[key]), itemStyle: { color: css(colour) }, tooltip: { valueFormatter: round } });
      return {
        ...base(),
        tooltip: { ...base().tooltip, trigger: "axis" },
        legend: { top: 0, textStyle: { color: css("--ink") } },
        grid: { left: 8, right: 28, top: 32, bottom: 8, containLabel: true },
        xAxis: { type: "value", ...axis(), axisLabel: { color: css("--ink-soft"), hideOverlap: true } },
        yAxis: { type: "category", data: rows.map((r) => r.name), ...axis(), axisTick: { show: false }, axisLabel: named(element) },
        series: [side(words.b, "b", "--focus"), side(words.a, "a", "--accent")],
      };
    },
    tornado(element) {
      const rows = data.tornado;
      const side = (name, value, colour) => ({
        name, type: "bar", stack: "spans", barMaxWidth: 20, data: rows.map(value), itemStyle: { color: css(colour) },
        tooltip: { valueFormatter: (v) => `${round(data.total + v)} ${data.unit}` },
      });
      return {
        ...base(),
        tooltip: { ...base().tooltip, trigger: "axis" },
        grid: { left: 8, right: 28, top: 8, bottom: 28, containLabel: true },
        xAxis: { type: "value", name: data.unit, nameLocation: "middle", nameGap: 26, nameTextStyle: { color: css("--ink-soft") }, ...axis(), axisLabel: { color: css("--ink-soft"), hideOverlap: true, formatter: (v) => (v > 0 ? "+" : "") + Number(v.toPrecision(3)) } },
        yAxis: { type: "category", data: rows.map((r) => r.name), ...axis(), axisTick: { show: false }, axisLabel: named(element) },
        series: [side(words.less, (r) => r.low - data.total, "--accent"), side(words.more, (r) => r.high - data.total, "--focus")],
      };
    },
    waterfall(element) {
      const rows = data.waterfall;
      const before = (place) => (place ? rows[place - 1].total : 0);
      const foot = rows.map((r, i) => (r.whole ? 0 : Math.min(before(i), r.total)));
      const height = rows.map((r) => (r.whole ? r.total : Math.abs(r.change)));
      const colour = (r) => css(r.whole ? "--accent" : r.change > 0 ? "--bad" : "--good");
      const narrow = element.clientWidth < 600;
      return {
        ...base(),
        tooltip: { ...base().tooltip, trigger: "axis", formatter: (all) => { const r = rows[all[0].dataIndex]; return `${r.name}\n${round(r.total)} ${data.unit}` + (r.whole ? "" : `\n${r.change > 0 ? "+" : ""}${round(r.change)}`); } },
        grid: { left: 8, right: 28, top: 24, bottom: 8, containLabel: true },
        xAxis: { type: "category", data: rows.map((r) => r.name), ...axis(), axisTick: { show: false }, axisLabel: { color: css("--ink-soft"), interval: 0, width: narrow ? 56 : 120, overflow: "break" } },
        yAxis: { type: "value", ...axis() },
        series: [
          { type: "bar", stack: "steps", silent: true, itemStyle: { color: "transparent" }, data: foot },
          { type: "bar", stack: "steps", barMaxWidth: 64, data: rows.map((r, i) => ({ value: height[i], itemStyle: { color: colour(r) } })),
            label: { show: true, position: "top", color: css("--ink"), formatter: (p) => { const r = rows[p.dataIndex]; return r.whole ? round(r.total) : `${r.change > 0 ? "+" : ""}${round(r.change)}`; } },
            markLine: data.goal === null || data.goal === undefined ? undefined : { symbol: "none", silent: true, lineStyle: { color: css("--focus"), type: "dashed" }, data: [{ yAxis: data.goal, label: { formatter: words.target, color: css("--ink-soft"), position: "insideEndTop" } }] } },
        ],
      };
    },
  };
};
