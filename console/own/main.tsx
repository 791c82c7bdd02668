document.documentElement.lang = 'zh-CN';
